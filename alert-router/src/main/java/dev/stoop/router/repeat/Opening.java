package dev.stoop.router.repeat;

import dev.stoop.alert.AlertId;
import dev.stoop.capture.CaptureId;
import java.time.Instant;
import java.util.List;

/**
 * What is remembered of an alert that opened captures.
 *
 * @param alertId the alert that did; when it is seen again, it opens the same captures
 * @param alertTime when it happened
 * @param decidedAt when it was decided on, from which its commands' times follow
 * @param captureIds the captures
 */
public record Opening(
    AlertId alertId, Instant alertTime, Instant decidedAt, List<CaptureId> captureIds) {
  public Opening {
    captureIds = List.copyOf(captureIds);
  }
}
