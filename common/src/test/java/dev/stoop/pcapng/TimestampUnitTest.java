package dev.stoop.pcapng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestampUnitTest {

  @ParameterizedTest
  @CsvSource({
    // resolution option, offset, ticks, nanoseconds
    "0, 0, 5, 5000000000",
    "6, 0, 1700000000000001, 1700000000000001000",
    "9, 0, 1700000000000000001, 1700000000000000001",
    "9, -5, 6000000000, 1000000000",
    "6, 3600, 1, 3600000001000",
    "12, 0, 1999, 1",
    "28, 0, 18446744073709551615, 0",
    "127, 0, 18446744073709551615, 0",
    "128, 0, 5, 5000000000",
    "138, 0, 1536, 1500000000",
    "160, 0, 6442450944, 1500000000",
    "191, 0, 13835058055282163712, 1500000000",
    "192, 0, 9223372036854775808, 500000000",
    "193, 0, 9223372036854775808, 250000000",
    "255, 0, 18446744073709551615, 0",
    // what does not fit becomes the nearest that does
    "0, 0, 18446744073709551615, 9223372036854775807",
    "9, 0, 18446744073709551615, 9223372036854775807",
    "9, 9223372036854775807, 1, 9223372036854775807",
    "9, -9223372036854775808, 1, -9223372036854775806",
  })
  void countsNanoseconds(int resolution, long offset, String ticks, long nanos) {
    TimestampUnit unit = TimestampUnit.ofOption(resolution, offset);

    assertThat(unit.epochNanos(Long.parseUnsignedLong(ticks))).isEqualTo(nanos);
  }

  @Test
  void refusesAnExponentThatTheFormatDoesNotHave() {
    assertThatThrownBy(() -> new TimestampUnit(128, false, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
