package dev.stoop.router.falco;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoop.alert.Alert;
import dev.stoop.alert.Connection;
import dev.stoop.alert.Endpoint;
import dev.stoop.alert.IpAddress;
import dev.stoop.alert.Priority;
import dev.stoop.alert.Protocol;
import dev.stoop.kafka.Decoded;
import dev.stoop.kafka.Json;
import dev.stoop.router.FalcoJson;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FalcoAlertReaderTest {

  @Test
  void readsWhatAnAlertSays() {
    Alert alert =
        FalcoJson.connection()
            .head("tags", List.of("network", "mitre_command_and_control"))
            .field("container.name", "checkout")
            .field("container.image.repository", "registry.example/checkout")
            .field("container.image.tag", "1.4")
            .field("container.host_network", false)
            .field("k8s.pod.uid", "11111111-2222-3333-4444-555555555555")
            .field("k8s.pod.ip", "10.244.1.17")
            .field("proc.pid", 4711)
            .field("proc.cmdline", "curl -s c2.example")
            .read();

    assertThat(alert.time()).isEqualTo(FalcoJson.TIME);
    assertThat(alert.rule()).isEqualTo("Outbound connection to C2 servers");
    assertThat(alert.priority()).isEqualTo(Priority.WARNING);
    assertThat(alert.source()).isEqualTo("syscall");
    assertThat(alert.tags()).containsExactly("network", "mitre_command_and_control");
    assertThat(alert.hostname()).isEqualTo("worker-3");
    assertThat(alert.origin().containerId()).isEqualTo("0123456789ab");
    assertThat(alert.origin().containerName()).isEqualTo("checkout");
    assertThat(alert.origin().image()).isEqualTo("registry.example/checkout:1.4");
    assertThat(alert.origin().namespace()).isEqualTo("payments");
    assertThat(alert.origin().pod()).isEqualTo("checkout-7d9f");
    assertThat(alert.origin().podUid()).isEqualTo("11111111-2222-3333-4444-555555555555");
    assertThat(alert.origin().podIp()).isEqualTo(IpAddress.of("10.244.1.17"));
    assertThat(alert.origin().hostNetwork()).isFalse();
    assertThat(alert.process().pid()).isEqualTo(4711);
    assertThat(alert.process().commandLine()).isEqualTo("curl -s c2.example");
    assertThat(alert.connection())
        .isEqualTo(
            new Connection(
                Protocol.TCP,
                new Endpoint(IpAddress.of("10.244.1.17"), 40_000),
                new Endpoint(IpAddress.of("203.0.113.7"), 443)));
    assertThat(alert.fields()).containsEntry("proc.name", "curl");
  }

  @ParameterizedTest
  @CsvSource({
    "warning,WARNING",
    "WARNING,WARNING",
    "Info,INFORMATIONAL",
    "informational,INFORMATIONAL",
    "EMERGENCY,EMERGENCY",
    "Debug,DEBUG"
  })
  void readsPrioritiesInAnyCase(String text, Priority priority) {
    assertThat(FalcoJson.connection().head("priority", text).read().priority()).isEqualTo(priority);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-14T15:09:26Z,2026-03-14T15:09:26Z",
    "2026-03-14T15:09:26.5Z,2026-03-14T15:09:26.5Z",
    "2026-03-14T15:09:26.535897932Z,2026-03-14T15:09:26.535897932Z",
    "2020-03-03T17:50:03.391768+00:00,2020-03-03T17:50:03.391768Z",
    "2026-03-14T17:09:26.5+02:00,2026-03-14T15:09:26.5Z",
    "2026-03-14t15:09:26z,2026-03-14T15:09:26Z",
    "2016-12-31T23:59:60Z,2016-12-31T23:59:59Z"
  })
  void readsTimesOfRfc3339(String text, Instant time) {
    assertThat(FalcoJson.connection().head("time", text).read().time()).isEqualTo(time);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"syscalls", "syscall", ""})
  void takesAMissingSourceForSystemCalls(String source) {
    assertThat(FalcoJson.connection().head("source", source).read().source()).isEqualTo("syscall");
  }

  @Test
  void needsNeitherTagsNorHostnameNorFields() {
    Alert alert =
        FalcoJson.connection()
            .without("hostname")
            .without("output_fields")
            .without("output")
            .read();

    assertThat(alert.tags()).isEmpty();
    assertThat(alert.hostname()).isNull();
    assertThat(alert.output()).isNull();
    assertThat(alert.connection()).isNull();
    assertThat(alert.fields()).isEmpty();
  }

  @Test
  void takesTheHostnameFromTheEventWhereTheHeadHasNone() {
    Alert alert = FalcoJson.connection().without("hostname").field("evt.hostname", "n1").read();

    assertThat(alert.hostname()).isEqualTo("n1");
  }

  @Test
  void readsFieldsOfAnyType() {
    Alert alert =
        FalcoJson.connection()
            .field("evt.time", 1513792138590038385L)
            .field("a.beyond", new BigInteger("18446744073709551615"))
            .field("a.float", 1846.4)
            .field("a.whole", 0.0)
            .field("a.flag", true)
            .field("a.array", List.of("x", 1))
            .field("a.nested", Map.of("y", Map.of("z", 2)))
            .read();

    assertThat(alert.fields())
        .containsEntry("evt.time", "1513792138590038385")
        .containsEntry("a.beyond", "18446744073709551615")
        .containsEntry("a.float", "1846.4")
        .containsEntry("a.whole", "0")
        .containsEntry("a.flag", "true")
        .containsEntry("a.array", "[\"x\",1]")
        .containsEntry("a.nested", "{\"y\":{\"z\":2}}");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "<NA>"})
  void takesAllSpellingsOfUnknownAlike(String unknown) {
    Alert spelled = FalcoJson.connection().field("k8s.ns.name", unknown).read();
    Alert absent =
        FalcoJson.read(FalcoJson.connection().text().replace("\"k8s.ns.name\":\"payments\",", ""));

    assertThat(spelled.origin().namespace()).isNull();
    assertThat(spelled.fields()).doesNotContainKey("k8s.ns.name");
    assertThat(spelled).isEqualTo(absent);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "host", "<NA>", "../../etc", "0123", "0123456789ag"})
  void knowsContainersByTheirIdOnly(String id) {
    assertThat(FalcoJson.connection().field("container.id", id).read().origin().containerId())
        .isNull();
  }

  @Test
  void prefersTheFullContainerId() {
    String full = "0123456789ab" + "c".repeat(52);

    assertThat(
            FalcoJson.connection().field("container.full_id", full).read().origin().containerId())
        .isEqualTo(full);
  }

  @Test
  void readsTheTargetOfAnAuditedRequest() {
    Alert exec =
        FalcoJson.shell()
            .head("source", "k8s_audit")
            .field("container.id", null)
            .field("ka.target.resource", "pods")
            .field("ka.target.namespace", "hello-app")
            .field("ka.target.name", "nginx-676b6c5bbc-4xc6t")
            .read();
    Alert other =
        FalcoJson.shell()
            .head("source", "k8s_audit")
            .field("ka.target.resource", "volumeattachments")
            .field("ka.target.name", "csi-6afb06dc")
            .read();

    assertThat(exec.origin().namespace()).isEqualTo("hello-app");
    assertThat(exec.origin().pod()).isEqualTo("nginx-676b6c5bbc-4xc6t");
    assertThat(other.origin().namespace()).isNull();
    assertThat(other.origin().pod()).isNull();
  }

  @Test
  void boundsWhatItKeeps() {
    FalcoJson json = FalcoJson.connection().head("output", "o".repeat(1 << 20));
    for (int i = 0; i < 1000; i++) {
      json.field("x.field" + i, "v".repeat(2000));
    }
    json.field("p.emoji", "x".repeat(Alert.MAXIMUM_FIELD_LENGTH - 1) + "\uD83E\uDD85");

    Alert alert = json.read();

    assertThat(alert.output()).hasSize(Alert.MAXIMUM_FIELD_LENGTH);
    assertThat(alert.fields()).hasSize(Alert.MAXIMUM_FIELDS).containsKey("container.id");
    assertThat(Json.MAPPER.valueToTree(alert).toString()).hasSizeLessThan(512 * 1024);
    assertThat(alert.origin().containerId()).isEqualTo(FalcoJson.CONTAINER);
  }

  @Test
  void cutsBetweenCharactersOnly() {
    String eagle = "\uD83E\uDD85";
    Alert alert =
        FalcoJson.connection()
            .field("proc.cmdline", "x".repeat(Alert.MAXIMUM_FIELD_LENGTH - 1) + eagle)
            .read();

    assertThat(alert.process().commandLine()).hasSize(Alert.MAXIMUM_FIELD_LENGTH - 1);
  }

  @Test
  void whatItReadCanAlwaysBeWrittenAgain() throws Exception {
    String half = FalcoJson.connection().text().replace("curl", "cu\\ud800rl");

    Alert alert = FalcoJson.read(half);

    assertThat(alert.process().name()).isEqualTo("cu\uFFFDrl");
    assertThat(Json.MAPPER.readValue(Json.MAPPER.writeValueAsBytes(alert), Alert.class))
        .isEqualTo(alert);
  }

  @Test
  void readsAnAlertWhoseTextIsNoUtf8() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String[] around = FalcoJson.connection().text().split("curl", 2);
    bytes.writeBytes(around[0].getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(new byte[] {(byte) 0xff, (byte) 0xc3});
    bytes.writeBytes(around[1].getBytes(StandardCharsets.UTF_8));

    Decoded<Alert> read = FalcoAlertReader.read(bytes.toByteArray());

    assertThat(read.toOptional().orElseThrow().process().name()).isEqualTo("\uFFFD\uFFFD");
  }

  @Test
  void takesTheLastOfAKeyThatIsGivenTwice() {
    Alert alert =
        FalcoJson.read(FalcoJson.connection().text().replaceFirst("\\{", "{\"rule\":\"a\","));

    assertThat(alert.rule()).isEqualTo("Outbound connection to C2 servers");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "\"text\"",
        "4",
        "{",
        "{}",
        "{} {}",
        "{\"rule\":NaN}",
        "{\"rule\":\"r\",\"priority\":\"Warning\"}",
        "{\"rule\":\"r\",\"priority\":\"Warning\",\"time\":\"yesterday\"}",
        "{\"rule\":\"r\",\"priority\":\"Warning\",\"time\":{\"seconds\":1570094449}}",
        "{\"rule\":\"r\",\"priority\":\"Warning\",\"time\":\"2021-04-13T20:58:00.746Z+2\"}",
        "{\"rule\":\"r\",\"priority\":\"Warning\",\"time\":\"+1000000000-01-01T00:00:00Z\"}",
        "{\"rule\":\"r\",\"priority\":\"Warning\",\"time\":\"-0001-01-01T00:00:00Z\"}",
        "{\"rule\":\"r\",\"priority\":4,\"time\":\"2026-03-14T15:09:26Z\"}",
        "{\"rule\":\"r\",\"time\":\"2026-03-14T15:09:26Z\"}",
        "{\"rule\":\" \",\"priority\":\"Warning\",\"time\":\"2026-03-14T15:09:26Z\"}",
        "{\"rule\":\"\\ud800\",\"priority\":\"\\ud800\"}"
      })
  void saysWhyARecordIsNoAlert(String text) {
    assertUnreadable(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void saysWhyBytesMadeToHurtAreNoAlert() {
    assertUnreadable(("[".repeat(500_000) + "]".repeat(500_000)).getBytes(StandardCharsets.UTF_8));
    assertUnreadable("{\"a\":".repeat(200_000).getBytes(StandardCharsets.UTF_8));
    assertUnreadable(("{\"a\":" + "9".repeat(500_000) + "}").getBytes(StandardCharsets.UTF_8));
    assertUnreadable(new byte[1 << 20]);
    assertThat(FalcoAlertReader.read(null)).isEqualTo(new Decoded.Unreadable<>("no value"));
  }

  private static void assertUnreadable(byte[] bytes) {
    assertThat(FalcoAlertReader.read(bytes))
        .isInstanceOfSatisfying(
            Decoded.Unreadable.class,
            unreadable -> assertThat(unreadable.reason()).isNotBlank().hasSizeLessThan(201));
  }
}
