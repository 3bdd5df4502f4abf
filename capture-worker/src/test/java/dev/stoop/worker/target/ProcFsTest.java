package dev.stoop.worker.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcFsTest {
  private static final String AFTER_NAME =
      " S 1 1 1 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 4711 2 3 18446744073709551615 0";

  @ParameterizedTest
  @ValueSource(strings = {"sleep", "a b", "a) S 1 2 (3", ")", "(("})
  void should_read_the_start_time_whatever_the_name(String name) {
    // When
    OptionalLong startTime = ProcFs.startTime("77 (" + name + ")" + AFTER_NAME);
    // Then
    assertThat(startTime).hasValue(4711);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "77 (a)", "77 (a) S 1", "77 (a) S 1 1 1 0 -1 4 1 0 0 0 0 0 0 0 2 0 1 0 x"})
  void should_know_no_start_time_of_a_broken_line(String stat) {
    // When
    OptionalLong startTime = ProcFs.startTime(stat);
    // Then
    assertThat(startTime).isEmpty();
  }

  @Test
  void should_list_processes_only(@TempDir Path root) throws Exception {
    // Given
    for (String name : new String[] {"1", "4711", "self", "0", "12x", "99999999999"}) {
      Files.createDirectory(root.resolve(name));
    }
    // When
    var processes = new ProcFs(root).processes();
    // Then
    assertThat(processes).containsExactlyInAnyOrder(1, 4711);
  }

  @Test
  void should_find_nothing_about_a_process_that_ended(@TempDir Path root) {
    // Given
    ProcFs proc = new ProcFs(root);
    // When
    var cgroup = proc.cgroup(5);
    // Then
    assertThat(cgroup).isEmpty();
    assertThat(proc.isAlive(5, 1)).isFalse();
    assertThat(proc.networkNamespaceInode(5)).isEmpty();
  }
}
