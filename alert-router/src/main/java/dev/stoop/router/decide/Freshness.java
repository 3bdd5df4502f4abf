package dev.stoop.router.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells alerts that are too old for a capture to show anything, and those from a clock that is
 * wrong.
 *
 * @param staleAfter an alert's greatest age
 * @param clockTolerance how far in the future an alert may be
 */
public record Freshness(Duration staleAfter, Duration clockTolerance) {
  private static final Duration LONGEST = Duration.ofHours(24);

  public static final Freshness DEFAULT =
      new Freshness(Duration.ofMinutes(5), Duration.ofMinutes(1));

  public Freshness {
    if (!staleAfter.isPositive()
        || clockTolerance.isNegative()
        || staleAfter.plus(clockTolerance).compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("staleAfter above 0, both together at most " + LONGEST);
    }
  }

  /** Says what is wrong with the alert's time; empty where nothing is. */
  public Optional<String> objection(Instant alertTime, Instant now) {
    if (alertTime.isBefore(now.minus(staleAfter))) {
      return Optional.of(
          "%s old, older than %s"
              .formatted(Spoken.of(Duration.between(alertTime, now)), Spoken.of(staleAfter)));
    }
    if (alertTime.isAfter(now.plus(clockTolerance))) {
      return Optional.of(
          "%s in the future: compare the clocks of its node and of the router"
              .formatted(Spoken.of(Duration.between(now, alertTime))));
    }
    return Optional.empty();
  }
}
