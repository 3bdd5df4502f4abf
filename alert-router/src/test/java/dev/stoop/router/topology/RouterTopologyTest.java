package dev.stoop.router.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoop.alert.AlertId;
import dev.stoop.capture.CaptureCommand;
import dev.stoop.capture.Target;
import dev.stoop.decision.Decision;
import dev.stoop.kafka.KafkaSettings;
import dev.stoop.kafka.Topic;
import dev.stoop.kafka.Topics;
import dev.stoop.registry.WorkerEntry;
import dev.stoop.router.FalcoJson;
import dev.stoop.router.Policies;
import dev.stoop.router.UpstreamAlerts;
import dev.stoop.router.decide.Decider;
import dev.stoop.router.decide.Freshness;
import dev.stoop.router.decide.OwnWorkload;
import dev.stoop.router.decide.Screening;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drives the very topology that ships. */
class RouterTopologyTest {
  private static final Instant NOW = FalcoJson.TIME.plusSeconds(1);

  @TempDir Path state;
  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> alerts;
  private TestInputTopic<String, byte[]> workers;

  @BeforeEach
  void start() {
    route("match: {}, traffic: Peer");
    announce(NOW);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  private void route(String spec) {
    if (driver != null) {
      driver.close();
    }
    Properties properties = StreamsSettings.properties(KafkaSettings.at("unused:1"), state);
    driver =
        new TopologyTestDriver(
            RouterTopology.build(
                new Screening(Policies.book(spec), OwnWorkload.DEFAULT, null),
                new Decider(Freshness.DEFAULT)),
            properties,
            NOW);
    alerts = input(Topics.ALERTS);
    workers = input(Topics.WORKERS);
  }

  private TestInputTopic<String, byte[]> input(Topic<?> topic) {
    return driver.createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer());
  }

  private TestOutputTopic<String, byte[]> output(Topic<?> topic) {
    return driver.createOutputTopic(
        topic.name(), new StringDeserializer(), new ByteArrayDeserializer());
  }

  private void announce(Instant heartbeat) {
    WorkerEntry entry = new WorkerEntry(FalcoJson.NODE, 5, heartbeat, heartbeat, false, 16, 0);
    workers.pipeInput(FalcoJson.NODE, Topics.WORKERS.codec().encode(entry));
  }

  private void send(FalcoJson json) {
    send(json.bytes());
  }

  /** As Falcosidekick does: without a key. */
  private void send(byte @Nullable [] bytes) {
    alerts.pipeInput((String) null, bytes);
  }

  private <V> List<V> read(Topic<V> topic) {
    List<V> values = new ArrayList<>();
    for (TestRecord<String, byte[]> record : output(topic).readRecordsToList()) {
      values.add(topic.codec().decode(record.value()).toOptional().orElseThrow());
    }
    return values;
  }

  private Decision decision() {
    List<Decision> decisions = read(Topics.DECISIONS);
    assertThat(decisions).hasSize(1);
    return decisions.getFirst();
  }

  @Test
  void anAlertBecomesADecisionAndACommand() {
    send(FalcoJson.connection());

    List<TestRecord<String, byte[]>> decided = output(Topics.DECISIONS).readRecordsToList();
    List<TestRecord<String, byte[]>> commanded = output(Topics.COMMANDS).readRecordsToList();
    AlertId id = FalcoJson.connection().read().id();
    assertThat(decided).singleElement().extracting(TestRecord::key).isEqualTo(id.value());
    assertThat(commanded).singleElement().extracting(TestRecord::key).isEqualTo(FalcoJson.NODE);
    assertThat(output(Topics.DEAD_LETTERS).isEmpty()).isTrue();
  }

  @Test
  void theSameAlertAgainGivesTheSameDecisionAndCommand() {
    send(FalcoJson.connection());
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    send(FalcoJson.connection().without("uuid"));

    List<Decision> decisions = read(Topics.DECISIONS);
    List<CaptureCommand> commands = read(Topics.COMMANDS);
    assertThat(decisions).hasSize(2).allMatch(decisions.getFirst()::equals);
    assertThat(commands).hasSize(2).allMatch(commands.getFirst()::equals);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, -1})
  void anotherAlertAboutTheSameIsARepeatWhicheverCameFirst(int seconds) {
    send(FalcoJson.connection());
    send(
        FalcoJson.connection()
            .at(FalcoJson.TIME.plusSeconds(seconds))
            .field("fd.name", "10.244.1.17:40001->203.0.113.7:443"));

    List<Decision> decisions = read(Topics.DECISIONS);
    assertThat(decisions).hasSize(2);
    Decision.Capture capture = (Decision.Capture) decisions.get(0);
    Decision.Repeat repeat = (Decision.Repeat) decisions.get(1);
    assertThat(repeat.captureIds()).isEqualTo(capture.captureIds());
    assertThat(repeat.incidentId()).isEqualTo(capture.incidentId());
    assertThat(read(Topics.COMMANDS)).hasSize(1);
  }

  @Test
  void manyAlertsAboutOneMatterOpenOneCaptureAWindow() {
    for (int second = 0; second < 100; second++) {
      driver.advanceWallClockTime(Duration.ofSeconds(1));
      announce(NOW.plusSeconds(second + 1));
      send(FalcoJson.connection().at(FalcoJson.TIME.plusSeconds(second)).field("evt.num", second));
    }

    assertThat(read(Topics.DECISIONS)).hasSize(100);
    assertThat(read(Topics.COMMANDS)).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void alertsAboutOtherTargetsAndPeersOpenTheirOwn() {
    send(FalcoJson.connection());
    send(FalcoJson.connection().field("container.id", "ba9876543210"));
    send(FalcoJson.connection().field("fd.name", "10.244.1.17:40001->203.0.113.8:443"));
    send(FalcoJson.connection().head("rule", "Another rule"));

    assertThat(read(Topics.COMMANDS))
        .extracting(CaptureCommand::captureId)
        .hasSize(4)
        .doesNotHaveDuplicates();
  }

  @Test
  void whatCannotBeReadIsADeadLetterWithItsReason() {
    byte[] bytes = "not an alert".getBytes(StandardCharsets.UTF_8);

    alerts.pipeInput(
        new TestRecord<>("a key", bytes, new RecordHeaders().add("secret", bytes), NOW));

    TestRecord<String, byte[]> letter = output(Topics.DEAD_LETTERS).readRecord();
    assertThat(letter.key()).isEqualTo("a key");
    assertThat(letter.value()).isEqualTo(bytes);
    assertThat(letter.headers())
        .extracting(Header::key)
        .containsExactly("stoop-reason", "stoop-topic", "stoop-partition", "stoop-offset");
    assertThat(decision())
        .isInstanceOfSatisfying(
            Decision.Unreadable.class,
            unreadable -> {
              assertThat(unreadable.topic()).isEqualTo(Topics.ALERTS.name());
              assertThat(unreadable.offset()).isZero();
              assertThat(unreadable.reason()).startsWith("not JSON");
            });
  }

  @Test
  void anEmptyRecordIsADeadLetterToo() {
    send((byte[]) null);

    assertThat(output(Topics.DEAD_LETTERS).readRecord().value()).isEmpty();
    assertThat(decision()).isInstanceOf(Decision.Unreadable.class);
  }

  @Test
  void aDeadLetterAlwaysFits() {
    send(new byte[Rejection.MAXIMUM_BYTES + 1]);

    TestRecord<String, byte[]> letter = output(Topics.DEAD_LETTERS).readRecord();
    assertThat(letter.value()).hasSize(Rejection.MAXIMUM_BYTES);
    assertThat(
            new String(letter.headers().lastHeader("stoop-reason").value(), StandardCharsets.UTF_8))
        .endsWith("(cut to 1000000 bytes)");
  }

  @Test
  void whatAnAlertBringsAlongGoesNoFurther() {
    alerts.pipeInput(
        new TestRecord<>(
            "key", FalcoJson.connection().bytes(), new RecordHeaders().add("x", new byte[1]), NOW));

    assertThat(output(Topics.DECISIONS).readRecord().headers()).isEmpty();
    assertThat(output(Topics.COMMANDS).readRecord().headers()).isEmpty();
  }

  @Test
  void alertsAboutOurselvesAreNeverCaptured() {
    send(FalcoJson.connection().field("k8s.ns.name", "stoop"));

    assertThat(decision()).isInstanceOf(Decision.OwnWorkload.class);
    assertThat(output(Topics.COMMANDS).isEmpty()).isTrue();
  }

  @Test
  void aNodeWithoutALiveWorkerIsSaidAtOnceAndTheNextAlertTriesAgain() {
    Duration silence = WorkerEntry.DEAD_AFTER.plusSeconds(1);
    driver.advanceWallClockTime(silence);
    send(FalcoJson.connection());
    assertThat(decision()).isInstanceOf(Decision.NoWorker.class);

    announce(NOW.plus(silence));
    send(FalcoJson.connection().at(FalcoJson.TIME.plusSeconds(3)));
    assertThat(decision()).isInstanceOf(Decision.Capture.class);
  }

  @Test
  void anUnreadableWorkerIsNone() {
    workers.pipeInput(FalcoJson.NODE, new byte[] {1, 2, 3});

    send(FalcoJson.connection());

    assertThat(decision()).isInstanceOf(Decision.NoWorker.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1970-01-01T00:00:00Z", "2026-03-14T14:09:26Z", "9999-12-31T23:59:59Z"})
  void anAlertOfAnotherTimeIsStaleAndHarmsNoOther(String time) {
    send(FalcoJson.connection().head("time", time));
    assertThat(decision()).isInstanceOf(Decision.Stale.class);

    send(FalcoJson.connection());
    assertThat(decision()).isInstanceOf(Decision.Capture.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"All", "Protocol", "Peer", "Conversation"})
  void everyKindOfTrafficIsCommanded(String kind) {
    route("match: {}, traffic: " + kind);
    announce(NOW);

    send(FalcoJson.connection());

    assertThat(read(Topics.COMMANDS))
        .singleElement()
        .satisfies(
            command -> assertThat(command.traffic().getClass().getSimpleName()).isEqualTo(kind));
  }

  @Test
  void scopeNodeCapturesTheNode() {
    route("match: {}, scope: Node");
    announce(NOW);

    send(FalcoJson.shell().field("container.id", "host"));

    assertThat(read(Topics.COMMANDS))
        .singleElement()
        .satisfies(command -> assertThat(command.target()).isEqualTo(new Target.Host()));
  }

  @Test
  void alertsMadeToHurtAreDecidedOnLikeAnyOther() {
    List<byte[]> hostile =
        List.of(
            FalcoJson.connection().field("proc.cmdline", "x".repeat(1 << 20)).bytes(),
            FalcoJson.shell().head("rule", "r".repeat(1 << 20)).bytes(),
            FalcoJson.shell().head("hostname", "h".repeat(1 << 20)).bytes(),
            FalcoJson.shell().head("hostname", "\u0000\n|").bytes(),
            FalcoJson.shell().field("proc.pid", Double.NaN).bytes(),
            FalcoJson.shell().text().replace("curl", "\\udc00").getBytes(StandardCharsets.UTF_8),
            "{\"a\":".repeat(1000).getBytes(StandardCharsets.UTF_8),
            new byte[] {(byte) 0xff, (byte) 0xfe, 0});

    hostile.forEach(this::send);

    assertThat(read(Topics.DECISIONS)).hasSize(hostile.size());
    send(FalcoJson.connection().field("container.id", "ba9876543210"));
    assertThat(decision()).isInstanceOf(Decision.Capture.class);
  }

  @Test
  void everyAlertThatFalcoPublishedGetsItsDecision() {
    List<byte[]> published = UpstreamAlerts.all();

    published.forEach(this::send);

    assertThat(read(Topics.DECISIONS)).hasSameSizeAs(published);
  }
}
