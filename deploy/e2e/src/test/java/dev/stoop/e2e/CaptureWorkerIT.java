package dev.stoop.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stoop.alert.Protocol;
import dev.stoop.capture.CaptureCommand;
import dev.stoop.capture.CaptureId;
import dev.stoop.capture.Limits;
import dev.stoop.capture.Traffic;
import dev.stoop.evidence.EvidenceVerifier;
import dev.stoop.evidence.ManifestFile;
import dev.stoop.evidence.TopicStore;
import dev.stoop.evidence.Verification;
import dev.stoop.kafka.KafkaSettings;
import dev.stoop.kafka.Topics;
import dev.stoop.ops.Health;
import dev.stoop.outcome.CaptureEvent;
import dev.stoop.registry.WorkerEntry;
import dev.stoop.standalone.BrokerSettings;
import dev.stoop.standalone.EmbeddedBroker;
import dev.stoop.worker.CaptureWorker;
import dev.stoop.worker.WorkerSettings;
import dev.stoop.worker.testbed.TestCommand;
import dev.stoop.worker.testbed.TestContainer;
import dev.stoop.worker.testbed.TestNetwork;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker with a real broker, real namespaces and real packets. */
@KafkaTest
class CaptureWorkerIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Limits THREE_PACKETS = new Limits(3L, null, null, 0, null);

  private final String node = "node-" + UUID.randomUUID();
  private final KafkaSettings kafka;
  @TempDir private Path folder;
  private TestNetwork network;
  private TestContainer container;

  CaptureWorkerIT(KafkaHandle broker) {
    kafka = KafkaSettings.at(broker.bootstrap());
  }

  @BeforeEach
  void setUp() throws IOException {
    network = new TestNetwork();
    container = TestContainer.in(network.podFile());
  }

  @AfterEach
  void tearDown() throws IOException {
    container.close();
    network.close();
  }

  @Test
  void aCommandBecomesEvidence() throws Exception {
    CaptureWorker worker = worker(kafka, new Health());
    try (worker) {
      WorkerEntry entry = entry(kafka, e -> true);
      CaptureCommand command = command().limits(THREE_PACKETS).build();

      send(kafka, entry.partition(), node, Topics.COMMANDS.codec().encode(command));
      event(kafka, command.captureId(), CaptureEvent.Began.class);
      sendPackets();
      CaptureEvent.Completed completed =
          event(kafka, command.captureId(), CaptureEvent.Completed.class);

      assertThat(completed.manifest().packets()).isEqualTo(3);
      Path fetched = folder.resolve("fetched.pcapng");
      try (TopicStore store = new TopicStore(kafka)) {
        store.fetch(completed.manifest(), completed.evidence(), fetched);
      }
      ManifestFile.write(completed.manifest(), fetched);
      assertThat(new EvidenceVerifier().verify(fetched)).isInstanceOf(Verification.Intact.class);
    }
    assertThat(entry(kafka, WorkerEntry::stopped).capacity()).isEqualTo(16);
  }

  @Test
  void aLateCommandIsAnsweredAndOneThatCannotBeReadIsKept() throws Exception {
    CaptureWorker worker = worker(kafka, new Health());
    try (worker) {
      WorkerEntry entry = entry(kafka, e -> true);
      CaptureCommand late = command().expiring(Duration.ofSeconds(-5)).build();
      String broken = "{\"no\":\"command of " + node + "\"}";

      send(kafka, entry.partition(), node, Topics.COMMANDS.codec().encode(late));
      send(kafka, entry.partition(), node, broken.getBytes(StandardCharsets.UTF_8));

      assertThat(event(kafka, late.captureId(), CaptureEvent.Expired.class).node()).isEqualTo(node);
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  records(kafka, Topics.DEAD_LETTERS.name()).stream()
                      .anyMatch(r -> new String(r.value(), StandardCharsets.UTF_8).equals(broken)));
    }
  }

  @Test
  void aRestartedWorkerGoesOnWhereItStopped() throws Exception {
    CaptureCommand first = command().limits(THREE_PACKETS).build();
    CaptureCommand second = command().limits(THREE_PACKETS).build();
    int partition;
    CaptureWorker worker = worker(kafka, new Health());
    try (worker) {
      partition = entry(kafka, e -> true).partition();
      send(kafka, partition, node, Topics.COMMANDS.codec().encode(first));
      event(kafka, first.captureId(), CaptureEvent.Began.class);
    }
    send(kafka, partition, node, Topics.COMMANDS.codec().encode(second));

    CaptureWorker restarted = worker(kafka, new Health());
    try (restarted) {
      event(kafka, second.captureId(), CaptureEvent.Began.class);
      sendPackets();
      event(kafka, second.captureId(), CaptureEvent.Completed.class);
    }

    // The first was sealed at the shutdown, and not begun again.
    assertThat(events(kafka, first.captureId()))
        .extracting(e -> e.getClass().getSimpleName())
        .containsExactly("Began", "Completed");
  }

  @Test
  void aWorkerWaitsForItsBroker() throws Exception {
    int port = freePort();
    KafkaSettings later = KafkaSettings.at("127.0.0.1:" + port);
    Health health = new Health();
    CaptureWorker worker = worker(later, health);
    try (worker) {
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  health.components().stream()
                      .anyMatch(c -> c.name().equals("commands") && !c.isUp()));
      BrokerSettings settings =
          new BrokerSettings(folder.resolve("broker"), "127.0.0.1", port, Map.of());
      try (EmbeddedBroker broker = EmbeddedBroker.start(settings)) {
        WorkerEntry entry = entry(later, e -> true);
        CaptureCommand command = command().limits(THREE_PACKETS).build();
        send(later, entry.partition(), node, Topics.COMMANDS.codec().encode(command));
        event(later, command.captureId(), CaptureEvent.Began.class);
        sendPackets();
        event(later, command.captureId(), CaptureEvent.Completed.class);
        await().atMost(PATIENCE).until(health::isUp);
        assertThat(broker.bootstrap()).endsWith(":" + port);
      }
    }
  }

  private CaptureWorker worker(KafkaSettings reached, Health health) throws IOException {
    WorkerSettings settings =
        new WorkerSettings(
            node, folder.resolve("spool"), WorkerSettings.DEFAULT_CAPACITY, Path.of("/proc"), null);
    return new CaptureWorker(settings, reached, health);
  }

  private TestCommand command() {
    return TestCommand.to(container).node(node).traffic(new Traffic.Protocol(Protocol.UDP));
  }

  private void sendPackets() throws IOException {
    try (DatagramSocket sink = network.udpAtPeer("::", 9000);
        DatagramSocket socket = network.udpInPod(TestNetwork.POD, 5000)) {
      for (int i = 0; i < 5; i++) {
        socket.send(
            new DatagramPacket(
                new byte[100], 100, InetAddress.ofLiteral(TestNetwork.PEER), sink.getLocalPort()));
      }
    }
  }

  private WorkerEntry entry(KafkaSettings from, Predicate<WorkerEntry> wanted) {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                records(from, Topics.WORKERS.name()).stream()
                    .filter(r -> node.equals(r.key()))
                    .flatMap(r -> Topics.WORKERS.codec().decode(r.value()).toOptional().stream())
                    .filter(wanted)
                    .toList(),
            found -> !found.isEmpty())
        .getLast();
  }

  private static <T extends CaptureEvent> T event(KafkaSettings from, CaptureId id, Class<T> type) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> events(from, id).stream().filter(type::isInstance).map(type::cast).toList(),
            found -> !found.isEmpty())
        .getFirst();
  }

  private static List<CaptureEvent> events(KafkaSettings from, CaptureId id) {
    return records(from, Topics.CAPTURES.name()).stream()
        .filter(r -> id.value().equals(r.key()))
        .flatMap(r -> Topics.CAPTURES.codec().decode(r.value()).toOptional().stream())
        .toList();
  }

  private static void send(KafkaSettings to, int partition, String key, byte[] value)
      throws Exception {
    try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(to.producer())) {
      producer.send(new ProducerRecord<>(Topics.COMMANDS.name(), partition, key, value)).get();
    }
  }

  /** All that is in the topic now; nothing where there is no such topic yet. */
  private static List<ConsumerRecord<String, byte[]>> records(KafkaSettings from, String topic) {
    List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(from.consumer())) {
      if (!consumer.listTopics().containsKey(topic)) {
        return all;
      }
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(Duration.ofMillis(100)).forEach(all::add);
      }
    }
    return all;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
