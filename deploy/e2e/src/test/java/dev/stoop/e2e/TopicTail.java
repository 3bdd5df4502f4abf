package dev.stoop.e2e;

import static org.awaitility.Awaitility.await;

import dev.stoop.kafka.KafkaSettings;
import dev.stoop.kafka.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** What is written to a topic after this was made, which the topic must be before. */
final class TopicTail<V> implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final Topic<V> topic;
  private final KafkaConsumer<String, byte[]> consumer;

  TopicTail(Topic<V> topic, KafkaSettings kafka) {
    this.topic = topic;
    this.consumer = new KafkaConsumer<>(kafka.consumer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic.name()).stream()
            .map(info -> new TopicPartition(topic.name(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
  }

  /** Waits for so many, and answers with those that came along too. */
  List<ConsumerRecord<String, byte[]>> read(int count) {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    await()
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofMillis(1))
        .until(
            () -> {
              consumer.poll(Duration.ofMillis(100)).forEach(records::add);
              return records.size() >= count;
            });
    return records;
  }

  /** Like {@link #read}, decoded. */
  List<V> values(int count) {
    return read(count).stream().map(this::value).toList();
  }

  V value(ConsumerRecord<String, byte[]> record) {
    return topic.codec().decode(record.value()).toOptional().orElseThrow();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
