package dev.stoop.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
  private static final TopicPartition NOTES = new TopicPartition("notes", 0);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir Path data;

  @Test
  void keepsTopicsRecordsAndOffsetsAcrossARestart() throws Exception {
    // Given
    String clusterId;
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.loopback(data))) {
      clusterId = clusterId(broker);
      makeTopic(broker);
      write(broker, "first", "second");
      commit(broker, 1);
    }

    // When
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.loopback(data))) {

      // Then
      assertThat(clusterId(broker)).isEqualTo(clusterId);
      assertThat(readFromCommitted(broker)).containsExactly("second");
      write(broker, "third");
      assertThat(readFromCommitted(broker)).containsExactly("second", "third");
    }
  }

  @Test
  void saysThatItsPortIsTaken() throws Exception {
    // Given
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      BrokerSettings settings =
          new BrokerSettings(data, "127.0.0.1", taken.getLocalPort(), Map.of());

      // When, then
      assertThatThrownBy(() -> EmbeddedBroker.start(settings))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("port " + taken.getLocalPort());
    }
  }

  @Test
  void leavesADataFolderInUseAlone() throws Exception {
    // Given
    try (EmbeddedBroker first = EmbeddedBroker.start(BrokerSettings.loopback(data))) {

      // When, then
      assertThatThrownBy(() -> EmbeddedBroker.start(BrokerSettings.loopback(data)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(data.toString());
      assertThat(clusterId(first)).isNotEmpty();
    }
  }

  private static Map<String, Object> client(EmbeddedBroker broker) {
    return Map.of("bootstrap.servers", broker.bootstrap());
  }

  private static String clusterId(EmbeddedBroker broker) throws Exception {
    try (Admin admin = Admin.create(client(broker))) {
      return admin.describeCluster().clusterId().get();
    }
  }

  private static void makeTopic(EmbeddedBroker broker) throws Exception {
    try (Admin admin = Admin.create(client(broker))) {
      admin.createTopics(List.of(new NewTopic(NOTES.topic(), 1, (short) 1))).all().get();
      await()
          .atMost(PATIENCE)
          .until(() -> admin.listTopics().names().get().contains(NOTES.topic()));
    }
  }

  private static void write(EmbeddedBroker broker, String... values) throws Exception {
    Map<String, Object> settings =
        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrap());
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      for (String value : values) {
        producer.send(new ProducerRecord<>(NOTES.topic(), value)).get();
      }
    }
  }

  private static void commit(EmbeddedBroker broker, long offset) {
    try (KafkaConsumer<String, String> consumer = consumer(broker)) {
      consumer.assign(Set.of(NOTES));
      consumer.commitSync(Map.of(NOTES, new OffsetAndMetadata(offset)));
    }
  }

  private static List<String> readFromCommitted(EmbeddedBroker broker) {
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer = consumer(broker)) {
      consumer.assign(Set.of(NOTES));
      long end = consumer.endOffsets(Set.of(NOTES)).getOrDefault(NOTES, 0L);
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
                return consumer.position(NOTES) >= end;
              });
    }
    return values;
  }

  private static KafkaConsumer<String, String> consumer(EmbeddedBroker broker) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            broker.bootstrap(),
            ConsumerConfig.GROUP_ID_CONFIG,
            "readers",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false);
    return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
  }
}
