package dev.stoop.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CgroupTest {
  @Test
  void triesControllersOfVersion1BeforeVersion2() {
    // Given
    String hybrid =
        """
        proc /proc proc rw,nosuid 0 0
        cgroup2 /sys/fs/cgroup/unified cgroup2 rw,relatime 0 0
        cgroup /sys/fs/cgroup/cpuset cgroup rw,relatime,cpuset 0 0
        cgroup /sys/fs/cgroup/pids cgroup rw,relatime,pids 0 0
        """;

    // When, then
    assertThat(Cgroup.mounts(hybrid))
        .containsExactly(Path.of("/sys/fs/cgroup/pids"), Path.of("/sys/fs/cgroup/unified"));
  }

  @Test
  void takesVersion2WhereItIsAlone() {
    String unified = "cgroup2 /sys/fs/cgroup cgroup2 rw,nosuid,nodev,noexec,relatime 0 0\n";

    assertThat(Cgroup.mounts(unified)).containsExactly(Path.of("/sys/fs/cgroup"));
  }

  @Test
  void findsNothingWhereNothingIsMounted() {
    assertThat(Cgroup.mounts("proc /proc proc rw 0 0\n")).isEmpty();
  }
}
