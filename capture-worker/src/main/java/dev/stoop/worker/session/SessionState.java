package dev.stoop.worker.session;

import dev.stoop.outcome.StopReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Where a capture stands. */
public sealed interface SessionState {

  /**
   * Packets are being taken.
   *
   * @param lastSeen when the last packet showed, or the capture began
   * @param spooledBytes of all sources at that time
   */
  record Capturing(Instant lastSeen, long spooledBytes) implements SessionState {
    /** Notes how far the sources are. */
    Capturing at(long bytes, Instant now) {
      return bytes == spooledBytes ? this : new Capturing(now, bytes);
    }

    Stopping stop(StopReason reason, String detail, Instant now) {
      return new Stopping(reason, detail, now);
    }
  }

  /**
   * The capture is over; the sources end when the packets from before have had the time to show.
   *
   * @param detail for people; empty where the reason says it all
   */
  record Stopping(StopReason reason, String detail, Instant since) implements SessionState {
    boolean hasSettled(Instant now) {
      // Who has had enough bytes wants no more of them.
      Duration rest = reason == StopReason.BYTES ? StopRule.SETTLING : StopRule.DRAINING;
      return !now.isBefore(since.plus(rest));
    }

    Ended end(List<SourceEnd> ends) {
      return new Ended(reason, detail, since, ends);
    }
  }

  /**
   * All spool files are complete.
   *
   * @param at when the capture was over; packets after that do not belong to it
   * @param ends of the sources, in their order
   */
  record Ended(StopReason reason, String detail, Instant at, List<SourceEnd> ends)
      implements SessionState {
    public Ended {
      ends = List.copyOf(ends);
    }
  }
}
