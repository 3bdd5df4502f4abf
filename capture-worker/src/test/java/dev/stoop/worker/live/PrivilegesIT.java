package dev.stoop.worker.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoop.capture.Limits;
import dev.stoop.capture.Traffic;
import dev.stoop.worker.kernel.MissingCapabilityException;
import dev.stoop.worker.netns.NamespaceThread;
import dev.stoop.worker.netns.NetworkNamespace;
import dev.stoop.worker.testbed.Shell;
import dev.stoop.worker.testbed.TestContainer;
import dev.stoop.worker.testbed.TestNetwork;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worker in a process of its own that lacks one capability. */
class PrivilegesIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "net_raw,CAP_NET_RAW",
    "sys_admin,CAP_SYS_ADMIN",
    "sys_ptrace,CAP_SYS_PTRACE",
    "wake_alarm,none"
  })
  void should_name_the_capability_that_is_missing(String dropped, String named) throws Exception {
    Shell.require("setpriv", "nsenter");
    try (TestNetwork network = new TestNetwork();
        TestContainer container = TestContainer.in(network.podFile())) {
      // When
      String output =
          Shell.run(
              "setpriv",
              "--bounding-set=-" + dropped,
              Path.of(System.getProperty("java.home"), "bin/java").toString(),
              "--enable-native-access=ALL-UNNAMED",
              "-cp",
              System.getProperty("java.class.path"),
              PrivilegesIT.class.getName(),
              Long.toString(container.pid()),
              folder.toString());
      // Then
      assertThat(output).contains("missing: " + named);
    }
  }

  /** Captures in the namespace of a process, and says which capability that needs. */
  public static void main(String[] arguments) throws Exception {
    Path namespace = Path.of("/proc", arguments[0], "ns/net");
    try (NamespaceThread thread = new NamespaceThread();
        NetworkNamespace pod = NetworkNamespace.open(namespace)) {
      new LiveCapture(thread)
          .open(
              pod,
              List.of(),
              new Traffic.All(null),
              new Limits(null, null, null, 0, null),
              Path.of(arguments[1]));
      System.out.println("missing: none");
    } catch (MissingCapabilityException e) {
      System.out.println("missing: " + e.capability());
    }
  }
}
