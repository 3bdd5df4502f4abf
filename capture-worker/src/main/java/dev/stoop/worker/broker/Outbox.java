package dev.stoop.worker.broker;

import dev.stoop.capture.CaptureId;
import dev.stoop.kafka.KafkaSettings;
import dev.stoop.kafka.Topics;
import dev.stoop.ops.Health;
import dev.stoop.outcome.CaptureEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the worker's events, in order, and keeps at it until Kafka has acknowledged them. What is
 * still unsent when the worker ends is told anew after its next start, because whatever caused it
 * is on disk or not yet committed.
 *
 * <p>Never blocks the caller. Safe for use by several threads.
 */
public final class Outbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final String COMPONENT = "event topic";
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

  private final Producer<String, byte[]> producer;
  private final Health health;
  private final BlockingQueue<Letter> letters = new LinkedBlockingQueue<>();
  private final Thread thread;

  private record Letter(ProducerRecord<String, byte[]> content, CompletableFuture<Boolean> sent) {}

  public Outbox(KafkaSettings kafka, Health health) {
    this(new KafkaProducer<>(patient(kafka.producer())), health);
  }

  /**
   * @param producer closed with the outbox
   */
  public Outbox(Producer<String, byte[]> producer, Health health) {
    this.producer = producer;
    this.health = health;
    this.thread = Thread.ofPlatform().name("outbox").daemon().start(this::run);
  }

  /** Kafka's own retries keep the order, so they go on for as long as can be said. */
  private static Map<String, Object> patient(Map<String, Object> config) {
    Map<String, Object> patient = new HashMap<>(config);
    patient.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
    return patient;
  }

  /** Tells what became of a capture; the answer is there once Kafka has it. */
  public CompletableFuture<Boolean> tell(CaptureEvent event) {
    CaptureId id = event.captureId();
    LOG.info("{} captureId={}", event.getClass().getSimpleName(), id);
    return send(
        new ProducerRecord<>(
            Topics.CAPTURES.name(), id.value(), Topics.CAPTURES.codec().encode(event)));
  }

  /** Sends any record; the answer is there once Kafka has it. */
  public CompletableFuture<Boolean> send(ProducerRecord<String, byte[]> content) {
    Letter letter = new Letter(content, new CompletableFuture<>());
    letters.add(letter);
    return letter.sent();
  }

  private void run() {
    Backoff backoff = new Backoff();
    try {
      while (true) {
        Letter letter = letters.take();
        while (!accepted(letter)) {
          backoff.pause();
        }
        backoff.reset();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the producer took it; its acknowledgement comes later. */
  private boolean accepted(Letter letter) {
    try {
      var _ = producer.send(letter.content(), (metadata, failure) -> acknowledged(letter, failure));
      return true;
    } catch (KafkaException e) {
      health.down(COMPONENT, "Kafka does not take them, trying again: " + e.getMessage());
      return false;
    }
  }

  private void acknowledged(Letter letter, @Nullable Exception failure) {
    if (failure == null) {
      health.up(COMPONENT);
      letter.sent().complete(true);
    } else {
      health.down(COMPONENT, "Kafka refused one, trying again: " + failure.getMessage());
      letters.add(letter);
    }
  }

  /** Sends what can be sent within a few seconds. */
  @Override
  public void close() {
    CompletableFuture<?>[] open =
        letters.stream().map(Letter::sent).toArray(CompletableFuture[]::new);
    CompletableFuture.anyOf(
            CompletableFuture.allOf(open),
            new CompletableFuture<>()
                .completeOnTimeout(false, CLOSE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
        .join();
    thread.interrupt();
    producer.close(CLOSE_PATIENCE);
  }
}
