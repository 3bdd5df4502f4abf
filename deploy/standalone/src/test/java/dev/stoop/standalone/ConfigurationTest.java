package dev.stoop.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stoop.config.ConfigException;
import dev.stoop.config.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  private static final Path EXAMPLE = Path.of("../standalone.yaml");

  @TempDir private Path folder;

  @Test
  void theExampleIsRightAndItsPathsStartAtItsFolder() {
    Configuration read = Configuration.read(EXAMPLE);

    Path example = EXAMPLE.toAbsolutePath();
    assertThat(read.kafka().bootstrap()).isEqualTo("127.0.0.1:9092");
    assertThat(read.router().policies()).containsExactly(example.resolveSibling("policies"));
    assertThat(read.worker().spool()).isEqualTo(example.resolveSibling("data/spool"));
    assertThat(read.broker().data()).isEqualTo(example.resolveSibling("data/kafka"));
  }

  @Test
  void everySettingThatTheExampleShowsIsOne() throws IOException {
    String shown = Files.readString(EXAMPLE).replaceAll("(?m)^(\\s*)# ( *[A-Za-z.]+:)", "$1$2");
    Path all = Files.writeString(folder.resolve("all.yaml"), shown);

    assertThat(Configuration.read(all).kafka().properties())
        .containsEntry("security.protocol", "SASL_SSL");
  }

  @Test
  void tellsEveryProblemOfEverySectionAtOnce() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("stoop.yaml"),
            """
            broker: {port: 70000}
            router: {staleAfter: 5}
            worker: {capacity: many}
            indexer: {instance: "a b"}
            colour: red
            """);

    ConfigException refused =
        catchThrowableOfType(ConfigException.class, () -> Configuration.read(file));

    assertThat(refused.problems())
        .extracting(Problem::key)
        .containsExactlyInAnyOrder(
            "broker.port", "router.staleAfter", "worker.capacity", "indexer.instance", "colour");
  }

  @Test
  void aFileThatIsNotThereIsSaid() {
    assertThatThrownBy(() -> Configuration.read(folder.resolve("none.yaml")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("none.yaml");
  }
}
