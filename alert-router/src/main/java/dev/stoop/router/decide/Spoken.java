package dev.stoop.router.decide;

import java.time.Duration;

/** Durations as a person would say them in a reason. */
final class Spoken {
  private static final long MILLISECONDS_UP_TO = 10;

  private Spoken() {}

  static String of(Duration duration) {
    if (duration.compareTo(Duration.ofSeconds(MILLISECONDS_UP_TO)) < 0) {
      return duration.toMillis() + " ms";
    }
    if (duration.compareTo(Duration.ofMinutes(2)) < 0) {
      return duration.toSeconds() + " s";
    }
    if (duration.compareTo(Duration.ofHours(2)) < 0) {
      return duration.toMinutes() + " min";
    }
    return duration.toHours() + " h";
  }
}
