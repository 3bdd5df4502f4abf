package dev.stoop.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stoop.evidence.ManifestFile;
import dev.stoop.kafka.Json;
import dev.stoop.outcome.Manifest;
import dev.stoop.worker.testbed.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The demo as its user runs it: a process of its own, whose evidence real tools read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoIT {
  private static final String POD = "10.77.1.10";
  private static final String NEIGHBOUR = "10.77.2.10";
  private static final Path CONTROL_GROUPS = Path.of("/sys/fs/cgroup");

  @TempDir static Path folder;
  private JsonNode result = Json.MAPPER.nullNode();

  private record Run(int exitCode, String out, String err) {}

  @BeforeAll
  void playTheDemo() throws Exception {
    Shell.require("ip", "nsenter", "tshark", "capinfos");
    Run demo = stoop("demo", "--once", "--json", "--output", folder.toString());
    assertThat(demo.exitCode()).as(demo.err()).isZero();
    assertThat(demo.out().strip()).as("one JSON object").doesNotContain("\n");
    result = Json.MAPPER.readTree(demo.out());
  }

  @Test
  void tellsOfEveryStep() {
    assertThat(result.at("/decision/kind").asText()).isEqualTo("Capture");
    assertThat(result.at("/decision/captureId").asText())
        .isEqualTo(result.at("/capture/id").asText())
        .matches("[0-9a-f]{32}");
    assertThat(result.at("/decision/reason").asText()).isNotBlank();
    assertThat(result.at("/capture/outcome").asText()).isEqualTo("Completed");
    assertThat(result.at("/capture/stopReason").asText()).isNotBlank();
    assertThat(result.at("/capture/packets").asLong()).isPositive();
    assertThat(result.at("/capture/packetsDropped").asLong(-1)).isZero();
    assertThat(result.at("/documents/capture.summary").asInt()).isEqualTo(1);
    assertThat(result.at("/documents/capture.flow").asInt()).isPositive();
    assertThat(result.at("/documents/capture.dns").asInt()).isPositive();
    assertThat(result.at("/documents/capture.http").asInt()).isPositive();
    assertThat(result.at("/timings/alertToDecisionMillis").isNumber()).isTrue();
    assertThat(result.at("/timings/alertToCapturingMillis").isNumber()).isTrue();
    assertThat(result.at("/timings/completedToIndexedMillis").isNumber()).isTrue();
  }

  @Test
  void theEvidenceHasThePodsPacketsAndNoneOfItsNeighbours() {
    List<String> packets =
        Shell.run("tshark", "-r", evidence().toString(), "-T", "fields", "-e", "ip.addr")
            .lines()
            .filter(line -> line.matches("[0-9.,]+"))
            .toList();

    assertThat(packets).hasSize(result.at("/capture/packets").asInt());
    assertThat(packets)
        .allSatisfy(addresses -> assertThat(addresses).contains(POD).doesNotContain(NEIGHBOUR));
  }

  @Test
  void capinfosFindsNothingToComplainAboutAndTheContext() {
    String said = Shell.run("capinfos", evidence().toString());

    assertThat(said)
        .doesNotContainIgnoringCase("cut short")
        .contains("payments/checkout-")
        .contains("policy outbound-c2")
        .contains(result.at("/evidence/sha256").asText());
  }

  @Test
  void tsharkShowsNames() {
    assertThat(Shell.run("tshark", "-r", evidence().toString(), "-N", "n"))
        .contains("checkout-")
        .contains("updates.cdn-metrics.example");
  }

  @Test
  void verifiesAndFindsAFlippedByte() throws Exception {
    assertThat(stoop("evidence", "verify", evidence().toString()).exitCode()).isZero();

    Path changed = folder.resolve("changed.pcapng");
    byte[] bytes = Files.readAllBytes(evidence());
    bytes[5000] ^= 1;
    Files.write(changed, bytes);
    Files.copy(
        Path.of(evidence().toString().replace(".pcapng", ".manifest.json")),
        folder.resolve("changed.manifest.json"),
        StandardCopyOption.REPLACE_EXISTING);
    Run verified = stoop("evidence", "verify", changed.toString());

    assertThat(verified.exitCode()).isEqualTo(1);
    assertThat(verified.out() + verified.err()).contains("4608 to 5119").contains("frame");
  }

  @Test
  void leavesNoNamespaceAndNoControlGroupBehind() throws Exception {
    Manifest manifest =
        ManifestFile.read(ManifestFile.beside(evidence())).toOptional().orElseThrow();
    String container = String.valueOf(manifest.alert().origin().containerId());

    assertThat(processesIn(manifest.networkNamespace())).isEmpty();
    assertThat(controlGroups(container)).isEmpty();
  }

  @Test
  void cleansUpWhenItIsEndedInTheMiddle() throws Exception {
    // Given
    Path err = Files.createTempFile(folder, "stderr", "");
    Process demo = start(List.of("demo"), Files.createTempFile(folder, "stdout", ""), err);
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> Files.readString(err).contains("Two pods") || !demo.isAlive());
    List<ProcessHandle> played = demo.descendants().toList();
    List<Path> controlGroups =
        played.stream().flatMap(process -> podControlGroups(process.pid())).toList();

    // When
    demo.destroy();

    // Then
    assertThat(demo.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(played).hasSize(3).noneMatch(ProcessHandle::isAlive);
    assertThat(controlGroups).hasSize(2).noneMatch(Files::exists);
  }

  private static List<Path> processesIn(long networkNamespace) throws IOException {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes
          .map(process -> process.resolve("ns/net"))
          .filter(link -> ("net:[" + networkNamespace + "]").equals(target(link)))
          .toList();
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException gone) {
      return "";
    }
  }

  /** Where a pod's process is, below every hierarchy that names its pod. */
  private static Stream<Path> podControlGroups(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/cgroup")).stream()
          .map(line -> line.substring(line.lastIndexOf(':') + 1))
          .filter(path -> path.contains("/kubepods/"))
          .flatMap(path -> controlGroups(path.substring(path.lastIndexOf('/') + 1)).stream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> controlGroups(String container) {
    try (Stream<Path> folders =
        Files.find(CONTROL_GROUPS, 8, (path, attributes) -> attributes.isDirectory())) {
      return folders.filter(path -> path.getFileName().toString().startsWith(container)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path evidence() {
    return Path.of(result.at("/evidence/file").asText());
  }

  private Run stoop(String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "stdout", "");
    Path err = Files.createTempFile(folder, "stderr", "");
    Process process = start(List.of(arguments), out, err);
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroy();
      throw new AssertionError("not over after 5 minutes: " + Files.readString(err));
    }
    return new Run(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  private static Process start(List<String> arguments, Path out, Path err) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx512m", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add("dev.stoop.standalone.command.Stoop");
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectOutput(out.toFile())
        .redirectError(err.toFile())
        .start();
  }
}
