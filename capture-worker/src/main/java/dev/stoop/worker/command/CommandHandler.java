package dev.stoop.worker.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.stoop.capture.CaptureCommand;
import dev.stoop.capture.CaptureId;
import dev.stoop.kafka.DeadLetter;
import dev.stoop.kafka.Decoded;
import dev.stoop.kafka.Json;
import dev.stoop.kafka.Topics;
import dev.stoop.outcome.CaptureEvent;
import dev.stoop.outcome.CaptureEvent.Failure;
import dev.stoop.worker.broker.Outbox;
import dev.stoop.worker.evidence.SpooledCapture;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Acts on the records of the command topic, one after the other. For one thread. */
public final class CommandHandler {
  private static final Logger LOG = LoggerFactory.getLogger(CommandHandler.class);
  private static final CompletableFuture<Boolean> DONE = CompletableFuture.completedFuture(true);

  private final String node;
  private final int capacity;
  private final Captures captures;
  private final BegunCaptures begun;
  private final Outbox outbox;
  private final InstantSource clock;

  public CommandHandler(
      String node,
      int capacity,
      Captures captures,
      BegunCaptures begun,
      Outbox outbox,
      InstantSource clock) {
    this.node = node;
    this.capacity = capacity;
    this.captures = captures;
    this.begun = begun;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Does what the record asks for.
   *
   * @return done once the record need not be read again
   */
  public CompletableFuture<Boolean> handle(ConsumerRecord<String, byte[]> received) {
    if (received.key() != null && !received.key().equals(node)) {
      return DONE;
    }
    return switch (Topics.COMMANDS.codec().decode(received.value())) {
      case Decoded.Value<CaptureCommand>(var command) -> handle(command);
      case Decoded.Unreadable<CaptureCommand>(var reason) -> unreadable(received, reason);
    };
  }

  private CompletableFuture<Boolean> handle(CaptureCommand command) {
    Admission admission =
        Admission.of(
            command,
            node,
            begun.contains(command.captureId()),
            captures.running(),
            capacity,
            clock.instant());
    return switch (admission) {
      case Admission.Begin() -> begin(command);
      case Admission.Answer(var event) -> outbox.tell(event);
      case Admission.Ignore(var why) -> {
        LOG.info("ignored, {} captureId={}", why, command.captureId());
        yield DONE;
      }
    };
  }

  private CompletableFuture<Boolean> begin(CaptureCommand command) {
    CaptureId id = command.captureId();
    try {
      SpooledCapture capture = captures.begin(command);
      begun.add(id);
      var _ =
          outbox.tell(
              new CaptureEvent.Began(
                  id, node, capture.began(), capture.interfaces().getFirst().filter()));
      return DONE;
    } catch (IOException | RuntimeException e) {
      LOG.warn("not captured captureId={}: {}", id, e.getMessage());
      LOG.debug("not captured captureId={}", id, e);
      return outbox.tell(Failures.event(id, node, clock.instant(), e));
    }
  }

  /** Where it can be told whose capture it was, the capture gets its answer too. */
  private CompletableFuture<Boolean> unreadable(
      ConsumerRecord<String, byte[]> received, String reason) {
    LOG.warn(
        "unreadable command, see the dead letters topic={} partition={} offset={}",
        received.topic(),
        received.partition(),
        received.offset());
    DeadLetter letter =
        new DeadLetter(reason, received.topic(), received.partition(), received.offset());
    CompletableFuture<Boolean> kept = outbox.send(letter.of(received.key(), received.value()));
    return captureId(received.value())
        .map(
            id ->
                outbox.tell(
                    new CaptureEvent.Failed(
                        id,
                        node,
                        clock.instant(),
                        Failure.CAPTURE_ERROR,
                        "the command could not be read: " + reason)))
        .map(told -> told.thenCombine(kept, Boolean::logicalAnd))
        .orElse(kept);
  }

  private static Optional<CaptureId> captureId(byte[] value) {
    try {
      JsonNode id = Json.MAPPER.readTree(value).path("captureId");
      return id.isTextual() ? Optional.of(new CaptureId(id.textValue())) : Optional.empty();
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory", e);
    }
  }
}
