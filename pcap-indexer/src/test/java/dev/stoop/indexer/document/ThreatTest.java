package dev.stoop.indexer.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ThreatTest {
  @Test
  void readsTacticsAndTechniques() {
    Threat threat =
        Threat.of(List.of("container", "mitre_credential_access", "T1552.001", "t1059", "T12"));

    assertThat(threat.tactics()).containsExactly("credential access");
    assertThat(threat.techniques()).containsExactly("T1552.001", "T1059");
    assertThat(threat.isKnown()).isTrue();
  }

  @Test
  void otherTagsSayNothing() {
    assertThat(Threat.of(List.of("network", "shell")).isKnown()).isFalse();
  }
}
