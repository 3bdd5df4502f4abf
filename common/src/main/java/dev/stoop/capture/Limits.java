package dev.stoop.capture;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a capture ends before its time, and how much of each packet and flow it keeps. Null means
 * without that limit.
 *
 * @param packets exactly so many at most, over all interfaces
 * @param bytes of packet data; the capture may be one kernel buffer over and then says so
 * @param idle ends when no packet that the filter wants has come for so long
 * @param snaplen bytes of each packet that are kept; 0: whole packets
 * @param perFlow bytes of each flow that are kept, besides every SYN, FIN and RST
 */
public record Limits(
    @Nullable Long packets,
    @Nullable Long bytes,
    @Nullable Duration idle,
    int snaplen,
    @Nullable Long perFlow) {

  /** The largest packet that libpcap keeps. */
  public static final int MAXIMUM_SNAPLEN = 262_144;

  public Limits {
    atLeastOne("packets", packets);
    atLeastOne("bytes", bytes);
    atLeastOne("perFlow", perFlow);
    if (idle != null && (idle.isNegative() || idle.isZero())) {
      throw new IllegalArgumentException("idle: more than 0 wanted, not " + idle);
    }
    if (snaplen < 0 || snaplen > MAXIMUM_SNAPLEN) {
      throw new IllegalArgumentException(
          "snaplen: 0 to " + MAXIMUM_SNAPLEN + " wanted, not " + snaplen);
    }
  }

  private static void atLeastOne(String name, @Nullable Long value) {
    if (value != null && value < 1) {
      throw new IllegalArgumentException(name + ": at least 1 wanted, not " + value);
    }
  }
}
