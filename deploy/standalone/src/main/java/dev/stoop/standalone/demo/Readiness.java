package dev.stoop.standalone.demo;

import dev.stoop.decision.Decision;
import dev.stoop.kafka.KafkaSettings;
import dev.stoop.kafka.Topics;
import dev.stoop.ops.Health;
import dev.stoop.standalone.history.AlertSender;
import dev.stoop.standalone.history.TopicReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Waits until an alert would lead to a capture. */
final class Readiness {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private Readiness() {}

  /**
   * Returns when every part works, the worker has announced itself, and a first alert was decided
   * on: what happens for the first time takes longer, and would hide what is to be shown.
   *
   * @param first leads to no capture
   * @throws IOException when that takes too long, with what does not work
   */
  static Decision await(KafkaSettings kafka, Health health, PlayedAlert first)
      throws IOException, InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    try (TopicReader workers = TopicReader.fromBeginning(kafka, List.of(Topics.WORKERS))) {
      boolean announced = false;
      while (!announced || !health.isUp()) {
        if (Instant.now().isAfter(deadline)) {
          throw new IOException(
              "not ready within %d s: %s".formatted(PATIENCE.toSeconds(), health.components()));
        }
        announced |= workers.next().iterator().hasNext();
      }
    }
    return AlertSender.send(kafka, first.toBytes(), PATIENCE)
        .orElseThrow(
            () ->
                new IOException(
                    "nothing was decided on an alert within " + PATIENCE.toSeconds() + " s"));
  }
}
