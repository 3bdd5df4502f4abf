package dev.stoop.worker.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stoop.ops.Health;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final MockProducer<String, byte[]> producer =
      new MockProducer<>(
          false, new RoundRobinPartitioner(), new StringSerializer(), new ByteArraySerializer());
  private final Health health = new Health();
  private final Outbox outbox = new Outbox(producer, health);

  @AfterEach
  void tearDown() {
    outbox.close();
  }

  @Test
  void should_be_done_when_kafka_has_it() throws Exception {
    // When
    CompletableFuture<Boolean> sent = outbox.send(record());
    // Then
    await().atMost(PATIENCE).until(() -> producer.history().size() == 1);
    assertThat(sent).isNotDone();
    producer.completeNext();
    assertThat(sent.get(60, TimeUnit.SECONDS)).isTrue();
    assertThat(health.isUp()).isTrue();
  }

  @Test
  void should_try_again_what_kafka_refused_and_say_so_meanwhile() throws Exception {
    // Given
    CompletableFuture<Boolean> sent = outbox.send(record());
    await().atMost(PATIENCE).until(() -> producer.history().size() == 1);
    // When
    producer.errorNext(new TimeoutException("away"));
    // Then
    assertThat(health.isUp()).isFalse();
    await().atMost(PATIENCE).until(() -> producer.history().size() == 2);
    producer.completeNext();
    assertThat(sent.get(60, TimeUnit.SECONDS)).isTrue();
    assertThat(health.isUp()).isTrue();
  }

  @Test
  void should_try_again_what_the_producer_does_not_take() {
    // Given
    producer.sendException = new TimeoutException("no metadata");
    var _ = outbox.send(record());
    await().atMost(PATIENCE).until(() -> !health.isUp());
    // When
    producer.sendException = null;
    // Then
    await().atMost(PATIENCE).until(() -> producer.history().size() == 1);
  }

  private static ProducerRecord<String, byte[]> record() {
    return new ProducerRecord<>("topic", "key", new byte[] {1});
  }
}
