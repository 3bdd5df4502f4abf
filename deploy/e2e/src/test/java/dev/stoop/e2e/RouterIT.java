package dev.stoop.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stoop.capture.CaptureCommand;
import dev.stoop.capture.CaptureId;
import dev.stoop.decision.Decision;
import dev.stoop.kafka.KafkaSettings;
import dev.stoop.kafka.TopicSetup;
import dev.stoop.kafka.Topics;
import dev.stoop.ops.Health;
import dev.stoop.registry.WorkerEntry;
import dev.stoop.router.AlertRouter;
import dev.stoop.router.RouterSettings;
import dev.stoop.router.topology.RouterStreams;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The router on a real broker: alerts in, decisions and commands out. */
@KafkaTest
class RouterIT {
  private static final Duration GENEROUS = Duration.ofMinutes(2);
  private static final Duration LONG = Duration.ofHours(1);
  private static final int PARTITION = 5;

  private final KafkaSettings kafka;
  private final String node = "node-" + UUID.randomUUID();
  private final Health health = new Health();
  private final KafkaProducer<String, byte[]> producer;
  private final TopicTail<Decision> decisions;
  private final TopicTail<CaptureCommand> commands;
  private final TopicTail<JsonNode> deadLetters;
  @TempDir private Path folder;

  RouterIT(KafkaHandle broker) {
    kafka = KafkaSettings.at(broker.bootstrap());
    try (Admin admin = Admin.create(kafka.admin())) {
      new TopicSetup(admin, GENEROUS).ensure(Topics.ALL);
    }
    producer = new KafkaProducer<>(kafka.producer());
    decisions = new TopicTail<>(Topics.DECISIONS, kafka);
    commands = new TopicTail<>(Topics.COMMANDS, kafka);
    deadLetters = new TopicTail<>(Topics.DEAD_LETTERS, kafka);
  }

  @BeforeEach
  void setUp() throws Exception {
    Files.writeString(
        folder.resolve("policy.yaml"),
        """
        apiVersion: stoop.dev/v1alpha1
        kind: CapturePolicy
        metadata: {name: test}
        spec: {match: {rules: [Outbound]}, traffic: Peer}
        """);
    announce();
  }

  @AfterEach
  void close() {
    producer.close();
    decisions.close();
    commands.close();
    deadLetters.close();
  }

  private void announce() throws Exception {
    Instant now = Instant.now();
    WorkerEntry entry = new WorkerEntry(node, PARTITION, now, now.plus(LONG), false, 16, 0);
    producer
        .send(
            new ProducerRecord<>(Topics.WORKERS.name(), node, Topics.WORKERS.codec().encode(entry)))
        .get();
  }

  private AlertRouter start(String state) {
    RouterSettings settings =
        new RouterSettings(
            List.of(folder.resolve("policy.yaml")),
            null,
            RouterSettings.DEFAULT.freshness(),
            folder.resolve(state),
            RouterSettings.DEFAULT.ownWorkload());
    AlertRouter router = AlertRouter.of(settings, kafka, health);
    router.start();
    await().atMost(GENEROUS).until(health::isUp);
    return router;
  }

  private byte[] alert(Instant time, int container, int port) {
    return """
        {"uuid":"%s","output":"","priority":"Warning","rule":"Outbound","time":"%s","source":"syscall",
         "output_fields":{"container.id":"%012x","fd.l4proto":"tcp",
         "fd.name":"10.0.0.1:%d->203.0.113.7:443","k8s.pod.name":null},"hostname":"%s"}
        """
        .formatted(UUID.randomUUID(), time, container, port, node)
        .getBytes(StandardCharsets.UTF_8);
  }

  private void send(int partition, byte[] alert) throws Exception {
    producer.send(new ProducerRecord<>(Topics.ALERTS.name(), partition, null, alert)).get();
  }

  @Test
  void everyAlertIsDecidedOnAndEachMatterIsCapturedOnce() throws Exception {
    int containers = 20;
    int each = 10;
    Instant now = Instant.now();
    try (AlertRouter _ = start("state")) {
      for (int i = each - 1; i >= 0; i--) {
        for (int container = 0; container < containers; container++) {
          // Partitions are read in no order of time, and each has some of every container's.
          send(i % 4, alert(now.minusSeconds((i * 7) % each), container, 40_000 + i));
        }
      }
      send(0, "not an alert".getBytes(StandardCharsets.UTF_8));

      List<Decision> decided = decisions.values(containers * each + 1);
      List<ConsumerRecord<String, byte[]>> commanded = commands.read(containers);
      assertThat(decided).hasSize(containers * each + 1);
      assertThat(decided.stream().filter(Decision.Capture.class::isInstance)).hasSize(containers);
      assertThat(decided.stream().filter(Decision.Unreadable.class::isInstance)).hasSize(1);
      assertThat(deadLetters.read(1)).hasSize(1);
      assertThat(commanded)
          .hasSize(containers)
          .allMatch(record -> record.partition() == PARTITION && record.key().equals(node));
      assertThat(commanded.stream().map(commands::value).map(CaptureCommand::captureId))
          .containsExactlyInAnyOrderElementsOf(captures(decided));
    }
  }

  private static Set<CaptureId> captures(List<Decision> decisions) {
    Set<CaptureId> captures = new HashSet<>();
    for (Decision decision : decisions) {
      switch (decision) {
        case Decision.Capture capture -> captures.addAll(capture.captureIds());
        case Decision.Repeat repeat -> captures.addAll(repeat.captureIds());
        default -> assertThat(decision).isInstanceOf(Decision.Unreadable.class);
      }
    }
    return captures;
  }

  @Test
  void anotherRouterRemembersWhatWasOpened() throws Exception {
    Instant now = Instant.now();
    byte[] alert = alert(now, 1, 40_000);
    try (AlertRouter _ = start("first")) {
      send(0, alert);
      commands.read(1);
    }
    Decision first = decisions.values(1).getFirst();
    health.down(RouterStreams.COMPONENT, "closed");

    try (AlertRouter _ = start("second")) {
      send(1, alert);
      send(1, alert(now.minusSeconds(3), 1, 40_001));

      List<Decision> decided = decisions.values(2);
      assertThat(decided).contains(first);
      assertThat(decided.stream().filter(Decision.Repeat.class::isInstance)).hasSize(1);
      assertThat(captures(decided)).hasSize(1);
      assertThat(commands.read(1)).hasSize(1);
    }
  }

  /** Printed and not asserted: the machine that runs tests is anybody's. */
  @Test
  void saysHowLongAnAlertTakesToBecomeACommand() throws Exception {
    int alerts = 200;
    List<Long> nanos = new ArrayList<>();
    try (AlertRouter _ = start("state")) {
      for (int i = 0; i < alerts; i++) {
        long before = System.nanoTime();
        send(i % 4, alert(Instant.now(), 1000 + i, 40_000));
        commands.read(1);
        nanos.add(System.nanoTime() - before);
      }
    }
    List<Long> sorted = nanos.stream().sorted().toList();
    System.out.printf(
        "alert on the topic to command read: p50 %.1f ms, p95 %.1f ms, %d alerts one by one%n",
        sorted.get(alerts / 2) / 1e6, sorted.get(alerts * 95 / 100) / 1e6, alerts);
    assertThat(sorted).hasSize(alerts);
  }

  @Test
  void saysThatKafkaIsAwayAndKeepsTrying() {
    Health nobody = new Health();
    KafkaSettings away = KafkaSettings.at("127.0.0.1:1");

    try (AlertRouter router =
        AlertRouter.of(
            new RouterSettings(
                List.of(folder),
                node,
                RouterSettings.DEFAULT.freshness(),
                folder.resolve("away"),
                RouterSettings.DEFAULT.ownWorkload()),
            away,
            nobody)) {
      router.start();

      await()
          .atMost(GENEROUS)
          .untilAsserted(
              () ->
                  assertThat(nobody.components())
                      .singleElement()
                      .satisfies(c -> assertThat(c.cause()).contains("Kafka at 127.0.0.1:1")));
    }
  }
}
