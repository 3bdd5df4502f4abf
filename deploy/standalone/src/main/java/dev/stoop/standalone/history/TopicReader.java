package dev.stoop.standalone.history;

import dev.stoop.kafka.KafkaSettings;
import dev.stoop.kafka.Topic;
import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads topics without belonging to a group and without leaving a trace in Kafka. For one thread.
 */
public final class TopicReader implements Closeable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<String, byte[]> consumer;
  private final List<TopicPartition> partitions = new ArrayList<>();

  private TopicReader(KafkaConsumer<String, byte[]> consumer) {
    this.consumer = consumer;
  }

  /** A reader of everything in the topics, from their beginnings. A missing topic is empty. */
  public static TopicReader fromBeginning(KafkaSettings kafka, List<Topic<?>> topics) {
    TopicReader reader = open(kafka, topics);
    reader.consumer.seekToBeginning(reader.partitions);
    return reader;
  }

  /** A reader of what is written to the topics from now on. */
  public static TopicReader fromNow(KafkaSettings kafka, List<Topic<?>> topics) {
    TopicReader reader = open(kafka, topics);
    reader
        .consumer
        .endOffsets(reader.partitions, PATIENCE)
        .forEach((partition, offset) -> reader.consumer.seek(partition, offset));
    return reader;
  }

  private static TopicReader open(KafkaSettings kafka, List<Topic<?>> topics) {
    TopicReader reader = new TopicReader(new KafkaConsumer<>(kafka.consumer()));
    Map<String, List<PartitionInfo>> known = reader.consumer.listTopics(PATIENCE);
    for (Topic<?> topic : topics) {
      known.getOrDefault(topic.name(), List.of()).stream()
          .map(info -> new TopicPartition(info.topic(), info.partition()))
          .forEach(reader.partitions::add);
    }
    reader.consumer.assign(reader.partitions);
    return reader;
  }

  /** Gives all records that there are now; returns when none is left. */
  public void readToEnd(Consumer<ConsumerRecord<String, byte[]>> visitor) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue())) {
      consumer.poll(POLL).forEach(visitor);
    }
  }

  /** The records that have come; waits a moment for one if there are none. */
  public Iterable<ConsumerRecord<String, byte[]>> next() {
    if (partitions.isEmpty()) {
      throw new IllegalStateException("none of the topics is there");
    }
    return consumer.poll(POLL);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
