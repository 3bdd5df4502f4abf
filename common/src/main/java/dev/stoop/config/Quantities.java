package dev.stoop.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations and sizes as people write them: {@code 30s}, {@code 500ms}, {@code 64Mi}. */
public final class Quantities {
  private static final Pattern FORM = Pattern.compile("(\\d{1,12})([A-Za-z]*)");
  private static final Map<String, Duration> TIMES =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));
  private static final Map<String, Long> SIZES =
      Map.of(
          "",
          1L,
          "Ki",
          1L << 10,
          "Mi",
          1L << 20,
          "Gi",
          1L << 30,
          "k",
          1_000L,
          "M",
          1_000_000L,
          "G",
          1_000_000_000L);

  private Quantities() {}

  /** A number with a unit: ms, s, m, h or d; never without. */
  public static Optional<Duration> duration(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || !TIMES.containsKey(form.group(2))) {
      return Optional.empty();
    }
    try {
      return Optional.of(TIMES.get(form.group(2)).multipliedBy(Long.parseLong(form.group(1))));
    } catch (ArithmeticException tooLong) {
      return Optional.empty();
    }
  }

  /** Bytes, with or without a unit: Ki, Mi, Gi, k, M or G. */
  public static Optional<Long> size(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || !SIZES.containsKey(form.group(2))) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Math.multiplyExact(Long.parseLong(form.group(1)), SIZES.get(form.group(2))));
    } catch (ArithmeticException tooLarge) {
      return Optional.empty();
    }
  }
}
