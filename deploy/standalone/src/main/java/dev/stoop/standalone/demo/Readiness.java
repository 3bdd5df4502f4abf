package dev.stoop.standalone.demo;

import dev.stoop.decision.Decision;
import dev.stoop.kafka.Json;
import dev.stoop.kafka.KafkaSettings;
import dev.stoop.kafka.Topics;
import dev.stoop.ops.Health;
import dev.stoop.standalone.history.AlertSender;
import dev.stoop.standalone.history.TopicReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Waits until an alert would lead to a capture. */
final class Readiness {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private Readiness() {}

  /**
   * Returns when every part works, the worker has announced itself, and an alert that is none was
   * decided on: what happens for the first time takes longer, and would hide what is to be shown.
   *
   * @throws IOException when that takes too long, with what does not work
   */
  static Decision await(KafkaSettings kafka, Health health)
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
    return AlertSender.send(kafka, testAlert(), PATIENCE)
        .orElseThrow(
            () ->
                new IOException(
                    "nothing was decided on an alert within " + PATIENCE.toSeconds() + " s"));
  }

  /** What Falcosidekick sends when somebody asks it for a test. */
  private static byte[] testAlert() throws IOException {
    return Json.MAPPER.writeValueAsBytes(
        Map.of(
            "output", "This is a test from falcosidekick",
            "priority", "Debug",
            "rule", "Test rule",
            "source", "internal",
            "time", Instant.now().toString(),
            "output_fields", Map.of("proc.name", "falcosidekick", "user.name", "falcosidekick"),
            "tags", List.of("test", "example")));
  }
}
