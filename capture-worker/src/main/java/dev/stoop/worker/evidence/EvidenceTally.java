package dev.stoop.worker.evidence;

import dev.stoop.capture.CaptureCommand;
import java.util.Objects;

/**
 * Decides which of the packets taken are in the evidence, and counts them. Interfaces stop a little
 * later than the limits say; what came in that time is left out, so that the evidence has exactly
 * the packets that were asked for, and no byte after the packet that filled the limit.
 */
final class EvidenceTally {
  private final long mostPackets;
  private final long mostBytes;
  private final long untilNanos;
  private final long alertNanos;
  private final long[] packets;
  private long allPackets;
  private long bytes;
  private long beforeAlert;
  private long leftOut;
  private boolean alertMarked;

  /** What becomes of a packet. */
  enum Place {
    LEFT_OUT,
    TAKEN,
    FIRST_AFTER_ALERT
  }

  EvidenceTally(CaptureCommand command, CaptureEnd end, int interfaces) {
    mostPackets = Objects.requireNonNullElse(command.limits().packets(), Long.MAX_VALUE);
    mostBytes = Objects.requireNonNullElse(command.limits().bytes(), Long.MAX_VALUE);
    // Of an interrupted capture it is not known to the nanosecond when it ended.
    untilNanos =
        end.isIncomplete()
            ? EpochNanos.of(command.until())
            : Math.min(EpochNanos.of(command.until()), EpochNanos.of(end.at()));
    alertNanos = EpochNanos.of(command.alert().time());
    packets = new long[interfaces];
  }

  /** Is asked about all packets in the order of their times. */
  Place place(int interfaceNumber, long epochNanos, int captured) {
    if (allPackets >= mostPackets || bytes >= mostBytes || epochNanos > untilNanos) {
      leftOut++;
      return Place.LEFT_OUT;
    }
    packets[interfaceNumber]++;
    allPackets++;
    bytes += captured;
    if (epochNanos < alertNanos) {
      beforeAlert++;
      return Place.TAKEN;
    }
    boolean first = !alertMarked;
    alertMarked = true;
    return first ? Place.FIRST_AFTER_ALERT : Place.TAKEN;
  }

  long packets() {
    return allPackets;
  }

  long packets(int interfaceNumber) {
    return packets[interfaceNumber];
  }

  long bytes() {
    return bytes;
  }

  long packetsBeforeAlert() {
    return beforeAlert;
  }

  /** What to tell about the limits; empty when they cut nothing. */
  String cut() {
    StringBuilder told = new StringBuilder();
    if (bytes > mostBytes) {
      told.append(bytes - mostBytes).append(" bytes over the limit with the last packet");
    }
    if (leftOut > 0) {
      told.append(told.isEmpty() ? "" : "; ")
          .append(leftOut)
          .append(" packets that came while the capture was stopping are left out");
    }
    return told.toString();
  }
}
