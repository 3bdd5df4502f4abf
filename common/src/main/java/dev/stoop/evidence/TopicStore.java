package dev.stoop.evidence;

import dev.stoop.kafka.KafkaSettings;
import dev.stoop.kafka.Topics;
import dev.stoop.outcome.EvidenceLocation;
import dev.stoop.outcome.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evidence in a Kafka topic: chunks of 512 KiB, keyed by capture id, each with its place in the
 * file and the file's SHA-256 in its headers ({@code seq}, {@code total}, {@code sha256}).
 *
 * <p>Connects when it is first used. Deliveries run side by side, one file is fetched at a time.
 */
public final class TopicStore implements EvidenceStore {
  private static final Logger LOG = LoggerFactory.getLogger(TopicStore.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int FETCH_BYTES = 8 << 20;

  /** A request that still waits for more behind one file would hold up the next file's. */
  private static final int FETCH_WAIT_MILLIS = 20;

  private final KafkaSettings kafka;
  private final String topic = Topics.EVIDENCE.name();
  private final Object fetching = new Object();
  private @Nullable Producer<String, byte[]> producer;
  private @Nullable Consumer<String, byte[]> consumer;

  public TopicStore(KafkaSettings kafka) {
    this.kafka = kafka;
  }

  @Override
  public EvidenceLocation deliver(Path evidence, Manifest manifest) throws IOException {
    EvidenceLocation location = new ChunkSender(producer(), topic).send(evidence, manifest);
    LOG.info(
        "delivered captureId={} topic={} partition={} offset={} bytes={}",
        manifest.captureId(),
        topic,
        location.partition(),
        location.firstOffset(),
        manifest.fileBytes());
    return location;
  }

  @Override
  public void fetch(Manifest manifest, EvidenceLocation location, Path target) throws IOException {
    synchronized (fetching) {
      new ChunkReceiver(consumer(), topic, PATIENCE).receive(manifest, location, target);
    }
  }

  @Override
  public void close() {
    synchronized (fetching) {
      if (consumer != null) {
        consumer.close();
      }
    }
    synchronized (this) {
      if (producer != null) {
        producer.close();
      }
    }
  }

  private synchronized Producer<String, byte[]> producer() {
    if (producer == null) {
      Map<String, Object> config = new HashMap<>(kafka.producer());
      config.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
      producer = new KafkaProducer<>(config);
    }
    return producer;
  }

  private Consumer<String, byte[]> consumer() {
    if (consumer == null) {
      Map<String, Object> config = new HashMap<>(kafka.consumer());
      config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
      config.putIfAbsent(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
      config.putIfAbsent(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
      consumer = new KafkaConsumer<>(config);
    }
    return consumer;
  }
}
