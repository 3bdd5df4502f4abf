package dev.stoop.worker.session;

import dev.stoop.capture.CaptureCommand;
import dev.stoop.capture.Limits;
import dev.stoop.outcome.StopReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a capture is over.
 *
 * @param until on the clock that stamps the packets
 * @param packets null: without that limit
 * @param bytes null: without that limit
 * @param idle null: without that limit
 */
public record StopRule(
    Instant until, @Nullable Long packets, @Nullable Long bytes, @Nullable Duration idle) {

  /** So long may a packet take from its time stamp to the spool file. */
  public static final Duration SETTLING = Duration.ofMillis(30);

  /**
   * So long a source goes on when the capture is over. On a busy machine the thread that empties
   * the kernel's buffer may not run for a while, and the last packets are those that matter.
   */
  static final Duration DRAINING = Duration.ofMillis(200);

  public static StopRule of(CaptureCommand command) {
    Limits limits = command.limits();
    return new StopRule(command.until(), limits.packets(), limits.bytes(), limits.idle());
  }

  /** Whether so much is all that was asked for. */
  Optional<StopReason> full(Tally tally) {
    if (packets != null && tally.packets() >= packets) {
      return Optional.of(StopReason.PACKETS);
    }
    if (bytes != null && tally.bytes() >= bytes) {
      return Optional.of(StopReason.BYTES);
    }
    return Optional.empty();
  }

  /**
   * Whether the time is over, or nothing has come for long enough, also nothing that is yet to
   * show.
   *
   * @param lastSeen when the last packet showed, or the capture began
   */
  Optional<StopReason> over(Instant lastSeen, Instant now) {
    if (!now.isBefore(until)) {
      return Optional.of(StopReason.TIME);
    }
    if (idle != null && !now.isBefore(lastSeen.plus(idle).plus(SETTLING))) {
      return Optional.of(StopReason.IDLE);
    }
    return Optional.empty();
  }
}
