package dev.stoop.worker.evidence;

import java.time.Instant;

/** Times as capture files have them: nanoseconds since 1970, good until 2262. */
final class EpochNanos {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private EpochNanos() {}

  /** Beyond what a capture file can hold, the nearest that it can. */
  static long of(Instant time) {
    try {
      return Math.addExact(
          Math.multiplyExact(time.getEpochSecond(), NANOS_PER_SECOND), time.getNano());
    } catch (ArithmeticException e) {
      return time.getEpochSecond() < 0 ? 0 : Long.MAX_VALUE;
    }
  }
}
