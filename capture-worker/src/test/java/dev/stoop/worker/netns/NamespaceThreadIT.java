package dev.stoop.worker.netns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stoop.worker.kernel.KernelException;
import dev.stoop.worker.kernel.Libc;
import dev.stoop.worker.kernel.NetworkLink;
import dev.stoop.worker.testbed.TestNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NamespaceThreadIT {
  private static final Path OWN = Path.of("/proc/thread-self/ns/net");

  private TestNetwork network;
  private NamespaceThread thread;

  @BeforeEach
  void setUp() throws IOException {
    network = new TestNetwork();
    thread = new NamespaceThread();
  }

  @AfterEach
  void tearDown() throws IOException {
    thread.close();
    network.close();
  }

  @Test
  void should_see_the_interfaces_of_the_namespace_it_is_in() throws Exception {
    // When
    List<NetworkLink> links = thread.run(network.pod(), Libc::links);
    // Then
    assertThat(links).extracting(NetworkLink::name).contains("lo", "eth0");
    assertThat(links)
        .filteredOn(link -> link.name().equals("eth0"))
        .singleElement()
        .satisfies(
            eth0 -> {
              assertThat(eth0.up()).isTrue();
              assertThat(eth0.loopback()).isFalse();
              assertThat(eth0.addresses())
                  .extracting(Object::toString)
                  .contains(TestNetwork.POD, TestNetwork.POD_V6);
            });
  }

  @Test
  void should_come_back() throws Exception {
    // Given
    long home = inodeOf(OWN);
    // When
    long inside = thread.run(network.pod(), () -> inodeOf(OWN));
    // Then
    assertThat(inside).isEqualTo(network.pod().inode()).isNotEqualTo(home);
    assertThat(threadsNamespace()).isEqualTo(home);
  }

  @Test
  void should_come_back_after_a_failure() throws Exception {
    // When
    assertThatThrownBy(
            () ->
                thread.run(
                    network.pod(),
                    () -> {
                      throw new IOException("no");
                    }))
        .hasMessage("no");
    assertThatThrownBy(
            () ->
                thread.run(
                    network.pod(),
                    () -> {
                      throw new IllegalStateException("never");
                    }))
        .isInstanceOf(IllegalStateException.class);
    // Then
    assertThat(threadsNamespace()).isEqualTo(inodeOf(OWN));
  }

  @Test
  void should_finish_the_action_of_an_interrupted_caller() throws Exception {
    // Given
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Thread caller = Thread.currentThread();
    Thread.ofVirtual()
        .start(
            () -> {
              awaitQuietly(inside);
              caller.interrupt();
              interrupted.countDown();
            });
    // When
    String result =
        thread.run(
            network.pod(),
            () -> {
              inside.countDown();
              awaitQuietly(interrupted);
              return "done";
            });
    // Then
    assertThat(result).isEqualTo("done");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void should_say_what_is_not_there() {
    // When, Then
    assertThatThrownBy(() -> NetworkNamespace.open(Path.of("/proc/0/ns/net")))
        .hasMessageContaining("/proc/0/ns/net")
        .asInstanceOf(InstanceOfAssertFactories.type(KernelException.class))
        .matches(KernelException::isAbsent);
  }

  /** Of the thread while nothing runs on it. */
  private long threadsNamespace() throws IOException {
    Path task = thread.run(network.pod(), () -> Path.of("/proc/thread-self").toRealPath());
    return inodeOf(task.resolve("ns/net"));
  }

  private static long inodeOf(Path file) throws IOException {
    try (NetworkNamespace namespace = NetworkNamespace.open(file)) {
      return namespace.inode();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
