package dev.stoop.indexer.publish;

import dev.stoop.kafka.Decoded;
import dev.stoop.kafka.Topics;
import dev.stoop.outcome.CaptureEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows {@code stoop.captures} and has every completed capture indexed. For one thread. */
final class CompletedCaptures {
  private static final Logger LOG = LoggerFactory.getLogger(CompletedCaptures.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final TopicPartition PROBE = new TopicPartition(Topics.CAPTURES.name(), 0);

  /** About five seconds without anything. */
  private static final int IDLE_POLLS = 25;

  private final Consumer<String, byte[]> consumer;
  private final CaptureTransaction transaction;
  private int idlePolls;

  CompletedCaptures(Consumer<String, byte[]> consumer, CaptureTransaction transaction) {
    this.consumer = consumer;
    this.transaction = transaction;
    consumer.subscribe(List.of(Topics.CAPTURES.name()));
  }

  /**
   * Takes what has come, or waits a moment for it.
   *
   * @throws org.apache.kafka.common.KafkaException when Kafka is away: begin anew
   * @throws IOException when evidence cannot be fetched now: begin anew, a little later
   */
  void poll() throws IOException {
    ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
    boolean passedOver = false;
    for (ConsumerRecord<String, byte[]> record : records) {
      passedOver |= !take(record);
    }
    if (passedOver) {
      consumer.commitSync();
    }
    idlePolls = records.isEmpty() ? idlePolls + 1 : 0;
    if (idlePolls >= IDLE_POLLS) {
      // poll() waits for a broker for ever and does not say so; this throws.
      consumer.endOffsets(List.of(PROBE), ANSWER);
      idlePolls = 0;
    }
  }

  /** Whether the record's offset was committed with what it led to. */
  private boolean take(ConsumerRecord<String, byte[]> record) throws IOException {
    return switch (Topics.CAPTURES.codec().decode(record.value())) {
      case Decoded.Value<CaptureEvent>(CaptureEvent.Completed completed) -> {
        transaction.index(completed, progress(record));
        yield true;
      }
      case Decoded.Value<CaptureEvent> other -> false;
      case Decoded.Unreadable<CaptureEvent> unreadable -> {
        LOG.warn(
            "not a capture event topic={} partition={} offset={}",
            record.topic(),
            record.partition(),
            record.offset());
        yield false;
      }
    };
  }

  private CaptureTransaction.Progress progress(ConsumerRecord<String, byte[]> record) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    return new CaptureTransaction.Progress(
        Map.of(partition, new OffsetAndMetadata(record.offset() + 1)), consumer.groupMetadata());
  }
}
