package dev.stoop.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoop.standalone.CleanUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlayedClusterIT {
  @TempDir Path work;

  @BeforeEach
  void needsRoot() {
    Privileges.assumeRoot();
  }

  @Test
  void putsEachPodInItsOwnNamespaceAndControlGroup() throws Exception {
    try (CleanUp cleanUp = new CleanUp()) {
      // When
      PlayedCluster cluster = PlayedCluster.start(work, cleanUp);
      cluster.connect();

      // Then
      assertThat(cluster.awaitConnection())
          .matches("10\\.77\\.1\\.10:\\d+->203\\.0\\.113\\.66:443");
      assertThat(controlGroups(cluster.podPid()))
          .contains(
              "/kubepods/burstable/pod%s/%s"
                  .formatted(cluster.pod().uid(), cluster.pod().containerId()));
      assertThat(namespace(cluster.podPid()))
          .isNotEqualTo(namespace(ProcessHandle.current().pid()));
    }
  }

  @Test
  void leavesNothingBehind() throws Exception {
    // Given
    CleanUp cleanUp = new CleanUp();
    PlayedCluster cluster = PlayedCluster.start(work, cleanUp);
    long pid = cluster.podPid();
    Path cgroup = Cgroup.mounts(Files.readString(Path.of("/proc/self/mounts"))).getFirst();

    // When
    cleanUp.close();

    // Then
    assertThat(ProcessHandle.of(pid)).isEmpty();
    assertThat(cgroup.resolve("kubepods/burstable/pod" + cluster.pod().uid())).doesNotExist();
  }

  private static String controlGroups(long pid) throws IOException {
    return Files.readString(Path.of("/proc/" + pid + "/cgroup"));
  }

  private static Path namespace(long pid) throws IOException {
    return Files.readSymbolicLink(Path.of("/proc/" + pid + "/ns/net"));
  }
}
