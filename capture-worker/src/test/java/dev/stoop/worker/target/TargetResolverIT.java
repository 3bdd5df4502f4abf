package dev.stoop.worker.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stoop.capture.Scope;
import dev.stoop.capture.Target;
import dev.stoop.worker.target.TargetException.Reason;
import dev.stoop.worker.testbed.TestContainer;
import dev.stoop.worker.testbed.TestNetwork;
import java.io.IOException;
import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TargetResolverIT {
  /** The test itself is expected to run in the node's own namespace. */
  private static final Path NODE = Path.of("/proc/self/ns/net");

  private final ProcFs proc = new ProcFs(Path.of("/proc"));
  private final TargetResolver resolver = new TargetResolver(proc, new NodeNamespace(proc, null));
  private TestNetwork network;

  @BeforeEach
  void setUp() throws IOException {
    network = new TestNetwork();
  }

  @AfterEach
  void tearDown() throws IOException {
    network.close();
  }

  @Test
  void should_open_the_namespace_of_a_container_by_short_and_by_full_id() throws Exception {
    try (TestContainer container = TestContainer.in(network.podFile())) {
      for (int digits : new int[] {12, 64}) {
        // When
        Target target = new Target.Container(container.id().substring(0, digits));
        try (TargetNamespace found = resolver.open(target, Scope.POD)) {
          // Then
          assertThat(found.namespace().inode()).isEqualTo(network.pod().inode());
          assertThat(found.containerId()).contains(container.id());
        }
      }
    }
  }

  @Test
  void should_open_the_namespace_of_a_pod_by_its_uid() throws Exception {
    try (TestContainer container = TestContainer.in(network.podFile());
        // When
        TargetNamespace found = resolver.open(new Target.Pod(container.podUid()), Scope.POD)) {
      // Then
      assertThat(found.namespace().inode()).isEqualTo(network.pod().inode());
    }
  }

  @Test
  void should_know_when_a_container_has_gone() throws Exception {
    // Given
    TestContainer container = TestContainer.in(network.podFile());
    container.close();
    // When, Then
    assertThatThrownBy(() -> resolver.open(new Target.Container(container.id()), Scope.POD))
        .asInstanceOf(InstanceOfAssertFactories.type(TargetException.class))
        .extracting(TargetException::reason)
        .isEqualTo(Reason.NOT_HERE);
  }

  @Test
  void should_refuse_a_container_in_the_nodes_namespace_unless_the_scope_is_the_node()
      throws Exception {
    try (TestContainer container = TestContainer.in(NODE)) {
      Target target = new Target.Container(container.id());
      // When, Then
      assertThatThrownBy(() -> resolver.open(target, Scope.POD))
          .asInstanceOf(InstanceOfAssertFactories.type(TargetException.class))
          .extracting(TargetException::reason)
          .isEqualTo(Reason.HOST_NETWORK);
      resolver.open(target, Scope.NODE).close();
    }
  }

  @Test
  void should_open_the_node_only_for_the_scope_node() throws Exception {
    // When, Then
    assertThatThrownBy(() -> resolver.open(new Target.Host(), Scope.POD))
        .isInstanceOf(TargetException.class);
    try (TargetNamespace node = resolver.open(new Target.Host(), Scope.NODE)) {
      assertThat(node.containerId()).isEmpty();
    }
  }

  @Test
  void should_notice_when_the_last_process_has_left_the_namespace() throws Exception {
    // Given
    TestContainer first = TestContainer.in(network.podFile());
    TestContainer second = TestContainer.in(network.podFile());
    try (first;
        second;
        TargetNamespace found = resolver.open(new Target.Container(first.id()), Scope.POD)) {
      NamespaceWatch watch = resolver.watch(found);
      assertThat(watch.isDeserted()).isFalse();
      // When
      first.kill();
      // Then
      assertThat(watch.isDeserted()).isFalse();
      // When
      second.kill();
      // Then
      assertThat(watch.isDeserted()).isTrue();
    }
  }
}
