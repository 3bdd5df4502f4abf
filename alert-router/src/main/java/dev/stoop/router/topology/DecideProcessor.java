package dev.stoop.router.topology;

import static java.util.Objects.requireNonNull;

import dev.stoop.alert.Alert;
import dev.stoop.decision.Decision;
import dev.stoop.kafka.Decoded;
import dev.stoop.router.decide.Decider;
import dev.stoop.router.decide.Order;
import dev.stoop.router.decide.Screened;
import dev.stoop.router.decide.Screening;
import dev.stoop.router.decide.Verdict;
import dev.stoop.router.decide.Wanted;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides about each wanted alert where all alerts with its repeat key come by. */
final class DecideProcessor extends ContextualProcessor<String, byte[], String, Outgoing> {
  private static final Logger LOG = LoggerFactory.getLogger(DecideProcessor.class);

  private final Screening screening;
  private final Decider decider;
  private @Nullable OpeningStore openings;
  private @Nullable WorkerTable workers;

  DecideProcessor(Screening screening, Decider decider) {
    this.screening = screening;
    this.decider = decider;
  }

  @Override
  public void init(ProcessorContext<String, Outgoing> context) {
    super.init(context);
    openings = new OpeningStore(context.getStateStore(OpeningStore.NAME));
    workers = new WorkerTable(context.getStateStore(WorkerTable.NAME));
  }

  @Override
  public void process(Record<String, byte[]> record) {
    Instant now = Instant.ofEpochMilli(context().currentSystemTimeMs());
    switch (RouterTopology.WANTED_ALERT.decode(record.value())) {
      case Decoded.Unreadable<Alert>(String reason) ->
          Rejection.reject(context(), record, reason, now);
      case Decoded.Value<Alert>(Alert alert) -> process(record.key(), alert, now);
    }
  }

  /** Screens again, which costs little and keeps what lies between the two steps an alert. */
  private void process(String key, Alert alert, Instant now) {
    switch (screening.screen(alert, now)) {
      case Screened.Decided(Decision decision) -> forward(decision, now);
      case Wanted wanted -> decide(key, wanted, now);
    }
  }

  private void decide(String key, Wanted wanted, Instant now) {
    OpeningStore opened = requireNonNull(openings);
    Verdict verdict =
        decider.decide(
            wanted,
            opened.around(key, wanted.alert(), wanted.repeatWindow()),
            requireNonNull(workers).find(wanted.node()),
            now);
    verdict.opening().ifPresent(opening -> opened.remember(key, opening));
    verdict.orders().forEach(order -> forward(order, now));
    forward(verdict.decision(), now);
  }

  private void forward(Order order, Instant now) {
    LOG.atInfo()
        .addKeyValue("captureId", order.command().captureId())
        .addKeyValue("node", order.command().node())
        .log("capture commanded");
    forward(order.command().node(), new Outgoing.Commanded(order), now);
  }

  private void forward(Decision decision, Instant now) {
    forward(decision.alertId().value(), new Outgoing.Decided(decision), now);
  }

  private void forward(String key, Outgoing outgoing, Instant now) {
    context().forward(new Record<>(key, outgoing, now.toEpochMilli()));
  }
}
