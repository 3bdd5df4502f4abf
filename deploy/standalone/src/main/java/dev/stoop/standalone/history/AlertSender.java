package dev.stoop.standalone.history;

import dev.stoop.decision.Decision;
import dev.stoop.kafka.KafkaSettings;
import dev.stoop.kafka.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Publishes an alert and waits for what is decided about it. */
public final class AlertSender {
  private AlertSender() {}

  /**
   * Publishes it.
   *
   * @return empty when nothing was decided in time
   * @throws IOException when Kafka does not take the alert
   */
  public static Optional<Decision> send(KafkaSettings kafka, byte[] alert, Duration patience)
      throws IOException, InterruptedException {
    try (TopicReader reader = TopicReader.fromNow(kafka, List.of(Topics.DECISIONS))) {
      SentAlert sent = SentAlert.publish(kafka, alert);
      Instant deadline = Instant.now().plus(patience);
      while (Instant.now().isBefore(deadline)) {
        for (ConsumerRecord<String, byte[]> record : reader.next()) {
          Optional<Decision> decision =
              Topics.DECISIONS.codec().decode(record.value()).toOptional();
          if (decision.filter(sent::isAnsweredBy).isPresent()) {
            return decision;
          }
        }
      }
      return Optional.empty();
    }
  }
}
