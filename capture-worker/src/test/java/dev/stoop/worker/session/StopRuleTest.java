package dev.stoop.worker.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoop.outcome.StopReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StopRuleTest {
  private static final Instant BEGAN = Instant.parse("2026-01-01T00:00:00Z");
  private static final StopRule RULE =
      new StopRule(BEGAN.plusSeconds(15), 100L, 5_000L, Duration.ofSeconds(2));
  private static final StopRule ONLY_TIME = new StopRule(BEGAN.plusSeconds(15), null, null, null);

  @ParameterizedTest
  @CsvSource({"99,4999,", "100,10,PACKETS", "101,10,PACKETS", "5,5000,BYTES", "100,5000,PACKETS"})
  void should_be_full(long packets, long bytes, StopReason reason) {
    // When
    Optional<StopReason> full = RULE.full(new Tally(packets, bytes));
    // Then
    assertThat(full).isEqualTo(Optional.ofNullable(reason));
  }

  @ParameterizedTest
  @CsvSource({
    "0,2029,",
    "0,2030,IDLE",
    "14000,14999,",
    "14000,15000,TIME",
    "10000,15000,TIME",
    "0,1000,"
  })
  void should_be_over(long lastSeenMillis, long nowMillis, StopReason reason) {
    // When
    Optional<StopReason> over =
        RULE.over(BEGAN.plusMillis(lastSeenMillis), BEGAN.plusMillis(nowMillis));
    // Then
    assertThat(over).isEqualTo(Optional.ofNullable(reason));
  }

  @Test
  void should_only_end_by_its_time_without_limits() {
    // When, Then
    assertThat(ONLY_TIME.full(new Tally(Long.MAX_VALUE, Long.MAX_VALUE))).isEmpty();
    assertThat(ONLY_TIME.over(BEGAN, BEGAN.plusSeconds(14))).isEmpty();
    assertThat(ONLY_TIME.over(BEGAN, BEGAN.plusSeconds(15))).contains(StopReason.TIME);
  }
}
