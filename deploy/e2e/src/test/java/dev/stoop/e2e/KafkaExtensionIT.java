package dev.stoop.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.stoop.e2e.KafkaHandle.Mode;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

@KafkaTest
class KafkaExtensionIT {
  @Test
  void givesEveryClassTheSameBroker(KafkaHandle first, KafkaHandle second) throws Exception {
    assertThat(first).isEqualTo(second);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", first.bootstrap()))) {
      assertThat(admin.describeCluster().nodes().get()).hasSize(1);
    }
  }

  @Test
  void failsInsteadOfFallingBackWhenAContainerIsDemanded() {
    assumeFalse(DockerClientFactory.instance().isDockerAvailable(), "Docker answers here");

    assertThatThrownBy(() -> TestBroker.start(KafkaTestMode.CONTAINER))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void runsInProcessOnDemand() throws Exception {
    try (TestBroker broker = TestBroker.start(KafkaTestMode.parse("inprocess"))) {
      assertThat(broker.handle().mode()).isEqualTo(Mode.IN_PROCESS);
    }
  }

  @Test
  void saysWhichModesThereAre() {
    assertThatThrownBy(() -> KafkaTestMode.parse("docker"))
        .hasMessageContaining("[auto, container, inprocess]");
  }
}
