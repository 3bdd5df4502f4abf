package dev.stoop.worker.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stoop.kafka.Topics;
import dev.stoop.ops.Health;
import dev.stoop.registry.WorkerEntry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class AnnouncerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final MockProducer<String, byte[]> producer =
      new MockProducer<>(
          true, new RoundRobinPartitioner(), new StringSerializer(), new ByteArraySerializer());

  @Test
  void should_say_nothing_before_commands_are_read() {
    // When
    announcer().close();
    // Then
    assertThat(producer.history()).isEmpty();
  }

  @Test
  void should_announce_its_partition_and_say_when_it_stops() {
    // Given
    try (Announcer announcer = announcer()) {
      // When
      announcer.announce(7);
      await().atMost(PATIENCE).until(() -> !entries().isEmpty());
    }
    // Then
    assertThat(entries().getFirst().partition()).isEqualTo(7);
    assertThat(entries().getFirst().running()).isEqualTo(3);
    assertThat(entries().getFirst().stopped()).isFalse();
    assertThat(entries().getLast().stopped()).isTrue();
    assertThat(producer.history()).allMatch(r -> r.key().equals("worker-3"));
  }

  private Announcer announcer() {
    return new Announcer(producer, "worker-3", 16, () -> 3, InstantSource.system(), new Health());
  }

  private List<WorkerEntry> entries() {
    return producer.history().stream()
        .flatMap(r -> Topics.WORKERS.codec().decode(r.value()).toOptional().stream())
        .toList();
  }
}
