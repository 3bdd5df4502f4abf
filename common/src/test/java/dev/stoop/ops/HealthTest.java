package dev.stoop.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class HealthTest {
  private final Health health = new Health();

  @Test
  void isUpOnlyWhileEveryComponentIs() {
    health.up("kafka");
    health.down("worker", "CAP_NET_RAW is missing: run as root");

    assertThat(health.isUp()).isFalse();
    assertThat(health.components())
        .filteredOn(c -> !c.isUp())
        .extracting(Health.Component::cause)
        .containsExactly("CAP_NET_RAW is missing: run as root");

    health.up("worker");

    assertThat(health.isUp()).isTrue();
  }

  @Test
  void aStateBeganWhenItChangedNotWhenItWasLastSaid() {
    health.down("kafka", "no answer");
    Instant since = health.components().iterator().next().since();

    health.down("kafka", "no answer");

    assertThat(health.components().iterator().next().since()).isEqualTo(since);
  }
}
