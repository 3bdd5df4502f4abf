package dev.stoop.router.repeat;

import dev.stoop.alert.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;

/**
 * Tells repeats by their distance in time, before or after: alerts come out of order from
 * partitions without keys, so the alert that opened a capture may well be later than its repeat.
 *
 * @param length the longest distance between an alert and its repeat, up to {@link #LONGEST}
 */
public record RepeatWindow(Duration length) {
  /** For so long openings are worth remembering. */
  public static final Duration LONGEST = Duration.ofHours(1);

  /** The earliest time of an opening that the alert may repeat. */
  public Instant from(Alert alert) {
    return alert.time().minus(length);
  }

  /** The latest time of an opening that the alert may repeat. */
  public Instant until(Alert alert) {
    return alert.time().plus(length);
  }

  /**
   * Looks an alert up.
   *
   * @param openings those with the alert's {@link RepeatKey}; any others in time are passed over
   */
  public Sighting look(Alert alert, Collection<Opening> openings) {
    return openings.stream()
        .filter(opening -> opening.alertId().equals(alert.id()))
        .findFirst()
        .<Sighting>map(Sighting.Again::new)
        .orElseGet(() -> nearest(alert, openings));
  }

  private Sighting nearest(Alert alert, Collection<Opening> openings) {
    return openings.stream()
        .filter(opening -> distance(alert, opening).compareTo(length) <= 0)
        .min(
            Comparator.comparing((Opening opening) -> distance(alert, opening))
                .thenComparing(Opening::alertTime))
        .<Sighting>map(Sighting.Repeat::new)
        .orElseGet(Sighting.First::new);
  }

  private static Duration distance(Alert alert, Opening opening) {
    return Duration.between(opening.alertTime(), alert.time()).abs();
  }
}
