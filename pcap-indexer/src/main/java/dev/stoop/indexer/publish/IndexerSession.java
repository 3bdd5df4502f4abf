package dev.stoop.indexer.publish;

import dev.stoop.kafka.KafkaSettings;
import dev.stoop.kafka.TopicSetup;
import dev.stoop.kafka.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The clients of one session with Kafka; closed for good when anything goes wrong. */
final class IndexerSession implements AutoCloseable {
  private static final String GROUP = "stoop-indexer";
  private static final Duration TOPICS_READY = Duration.ofSeconds(10);
  private static final Duration CLOSE = Duration.ofSeconds(5);

  /** A transaction spans the reading of a capture; brokers allow 15 minutes by default. */
  private static final Duration LONGEST_CAPTURE = Duration.ofMinutes(10);

  private static final Duration BETWEEN_POLLS = Duration.ofMinutes(30);
  private static final int CAPTURES_AT_ONCE = 10;

  private final Producer<String, byte[]> producer;
  private final Consumer<String, byte[]> consumer;
  private final CompletedCaptures captures;

  private IndexerSession(
      Producer<String, byte[]> producer, Consumer<String, byte[]> consumer, Work work) {
    this.producer = producer;
    this.consumer = consumer;
    captures = new CompletedCaptures(consumer, new CaptureTransaction(producer, work));
  }

  /**
   * Makes the topics that are missing and takes over from whoever had this instance's name before.
   *
   * @throws org.apache.kafka.common.KafkaException when Kafka is away
   */
  static IndexerSession open(KafkaSettings kafka, Work work) {
    makeTopics(kafka);
    Producer<String, byte[]> producer = new KafkaProducer<>(producer(kafka, work.instance()));
    try {
      producer.initTransactions();
      return new IndexerSession(producer, new KafkaConsumer<>(consumer(kafka)), work);
    } catch (RuntimeException e) {
      producer.close(CLOSE);
      throw e;
    }
  }

  private static void makeTopics(KafkaSettings kafka) {
    Admin admin = Admin.create(kafka.admin());
    try {
      new TopicSetup(admin, TOPICS_READY)
          .ensure(List.of(Topics.CAPTURES, Topics.EVIDENCE, Topics.INDEX));
    } finally {
      admin.close(Duration.ZERO); // otherwise it waits for answers that nobody wants any more
    }
  }

  void poll() throws IOException {
    captures.poll();
  }

  @Override
  public void close() {
    try {
      producer.close(CLOSE); // an open transaction is aborted by the next session of this name
    } finally {
      consumer.close(CloseOptions.timeout(CLOSE));
    }
  }

  static Map<String, Object> producer(KafkaSettings kafka, String instance) {
    Map<String, Object> config = new HashMap<>(kafka.producer());
    config.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    config.putIfAbsent(
        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Math.toIntExact(LONGEST_CAPTURE.toMillis()));
    config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, GROUP + "-" + instance);
    return config;
  }

  static Map<String, Object> consumer(KafkaSettings kafka) {
    Map<String, Object> config = new HashMap<>(kafka.consumer(GROUP));
    config.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, CAPTURES_AT_ONCE);
    config.putIfAbsent(
        ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, Math.toIntExact(BETWEEN_POLLS.toMillis()));
    return config;
  }
}
