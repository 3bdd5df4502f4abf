package dev.stoop.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoop.config.Problem;
import dev.stoop.config.YamlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkerSettingsTest {
  private final List<Problem> problems = new ArrayList<>();

  @Test
  void should_have_defaults() {
    // When
    WorkerSettings settings = read("spool: /var/lib/stoop/spool\n");
    // Then
    assertThat(problems).isEmpty();
    assertThat(settings)
        .isEqualTo(
            new WorkerSettings(
                settings.node(), Path.of("/var/lib/stoop/spool"), 16, Path.of("/proc"), null));
    assertThat(settings.node()).isNotBlank();
  }

  @Test
  void should_read_every_key() {
    // When
    WorkerSettings settings =
        read(
            """
            node: worker-3
            spool: /data/spool
            capacity: 4
            proc: /host/proc
            nodeNamespace: /host/proc/1/ns/net
            """);
    // Then
    assertThat(problems).isEmpty();
    assertThat(settings)
        .isEqualTo(
            new WorkerSettings(
                "worker-3",
                Path.of("/data/spool"),
                4,
                Path.of("/host/proc"),
                Path.of("/host/proc/1/ns/net")));
  }

  @Test
  void should_report_every_problem() {
    // When
    read("capacity: 0\nspol: /data\n");
    // Then
    assertThat(problems).extracting(Problem::key).containsExactlyInAnyOrder("capacity", "spol");
  }

  private WorkerSettings read(String yaml) {
    return WorkerSettings.from(YamlFile.parse("test.yaml", yaml, problems).getFirst());
  }
}
