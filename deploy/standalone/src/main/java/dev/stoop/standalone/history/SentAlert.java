package dev.stoop.standalone.history;

import dev.stoop.alert.Alert;
import dev.stoop.alert.AlertId;
import dev.stoop.decision.Decision;
import dev.stoop.kafka.KafkaSettings;
import dev.stoop.kafka.Topics;
import dev.stoop.router.falco.FalcoAlertReader;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/**
 * An alert that was published by hand, and how to recognise what came of it.
 *
 * @param id empty for what is no alert
 * @param at when it was sent, by a client that knew where to
 */
public record SentAlert(Optional<AlertId> id, int partition, long offset, Instant at) {

  /**
   * Publishes bytes on {@code falco.alerts} as Falcosidekick does: without a key, without headers.
   *
   * @throws IOException when Kafka does not take them
   */
  public static SentAlert publish(KafkaSettings kafka, byte[] alert)
      throws IOException, InterruptedException {
    try (var producer = new KafkaProducer<String, byte[]>(kafka.producer())) {
      producer.partitionsFor(Topics.ALERTS.name()); // connects
      Instant at = Instant.now();
      RecordMetadata where = producer.send(new ProducerRecord<>(Topics.ALERTS.name(), alert)).get();
      Optional<AlertId> id = FalcoAlertReader.read(alert).toOptional().map(Alert::id);
      return new SentAlert(id, where.partition(), where.offset(), at);
    } catch (ExecutionException | KafkaException e) {
      throw new IOException("the alert was not published on " + Topics.ALERTS.name(), e);
    }
  }

  /** Whether this is what was decided about it. */
  public boolean isAnsweredBy(Decision decision) {
    if (decision instanceof Decision.Unreadable unreadable) {
      return unreadable.topic().equals(Topics.ALERTS.name())
          && unreadable.partition() == partition
          && unreadable.offset() == offset;
    }
    return id.filter(decision.alertId()::equals).isPresent();
  }
}
