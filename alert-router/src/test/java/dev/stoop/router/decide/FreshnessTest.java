package dev.stoop.router.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stoop.router.FalcoJson;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {
  private static final Instant NOW = FalcoJson.TIME;

  @ParameterizedTest
  @CsvSource({
    "PT0S,",
    "PT-5M,",
    "PT-5M-0.001S,5 min old",
    "PT-30H,30 h old",
    "PT1M,",
    "PT1M0.001S,60 s in the future",
    "PT200000H,200000 h in the future"
  })
  void objectsToWhatIsTooOldOrTooFarAhead(Duration distance, @Nullable String objection) {
    assertThat(Freshness.DEFAULT.objection(NOW.plus(distance), NOW).orElse(""))
        .startsWith(objection == null ? "" : objection)
        .matches(text -> text.isEmpty() == (objection == null));
  }

  @Test
  void refusesBoundsThatMakeNoSense() {
    assertThatThrownBy(() -> new Freshness(Duration.ZERO, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Freshness(Duration.ofHours(24), Duration.ofMillis(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
