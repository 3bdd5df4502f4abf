package dev.stoop.worker.evidence;

import dev.stoop.outcome.Losses;
import dev.stoop.outcome.StopReason;
import dev.stoop.worker.session.SessionState;
import dev.stoop.worker.session.SourceEnd;
import java.time.Instant;
import java.util.List;

/**
 * How a capture ended.
 *
 * @param detail for people; empty where the reason says it all
 * @param losses of each interface; empty where nobody counted
 */
public record CaptureEnd(StopReason reason, String detail, Instant at, List<Losses> losses) {
  public CaptureEnd {
    losses = List.copyOf(losses);
  }

  /** As the session saw it. */
  public static CaptureEnd of(SessionState.Ended ended) {
    return new CaptureEnd(
        ended.reason(),
        ended.detail(),
        ended.at(),
        ended.ends().stream().map(SourceEnd::losses).toList());
  }

  /** Of a capture whose worker died. */
  public static CaptureEnd interrupted(Instant lastWritten) {
    return new CaptureEnd(
        StopReason.INTERRUPTED,
        "the worker ended before the capture did; what it had written is here",
        lastWritten,
        List.of());
  }

  boolean isIncomplete() {
    return reason == StopReason.INTERRUPTED;
  }
}
