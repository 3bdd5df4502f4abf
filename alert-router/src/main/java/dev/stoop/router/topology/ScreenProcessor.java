package dev.stoop.router.topology;

import dev.stoop.alert.Alert;
import dev.stoop.decision.Decision;
import dev.stoop.kafka.Decoded;
import dev.stoop.router.decide.Screened;
import dev.stoop.router.decide.Screening;
import dev.stoop.router.decide.Wanted;
import dev.stoop.router.falco.FalcoAlertReader;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Reads each alert and decides about those that need nothing but themselves. */
final class ScreenProcessor extends ContextualProcessor<String, byte[], String, Outgoing> {
  private final Screening screening;

  ScreenProcessor(Screening screening) {
    this.screening = screening;
  }

  @Override
  public void process(Record<String, byte[]> record) {
    Instant now = Instant.ofEpochMilli(context().currentSystemTimeMs());
    switch (FalcoAlertReader.read(record.value())) {
      case Decoded.Unreadable<Alert>(String reason) ->
          Rejection.reject(context(), record, reason, now);
      case Decoded.Value<Alert>(Alert alert) -> screen(alert, now);
    }
  }

  private void screen(Alert alert, Instant now) {
    switch (screening.screen(alert, now)) {
      case Screened.Decided(Decision decision) ->
          forward(decision.alertId().value(), new Outgoing.Decided(decision), now);
      case Wanted wanted -> forward(wanted.repeatKey().value(), new Outgoing.ToDecide(alert), now);
    }
  }

  /** Without the headers that came with the alert: they are anybody's. */
  private void forward(String key, Outgoing outgoing, Instant now) {
    context().forward(new Record<>(key, outgoing, now.toEpochMilli()));
  }
}
