package dev.stoop.router.policy;

import dev.stoop.capture.Limits;
import dev.stoop.config.Section;
import java.time.Duration;

/** The keys {@code stop}, {@code snaplen} and {@code perFlow}: how much a capture keeps. */
final class LimitsFormat {
  private static final long DEFAULT_BYTES = 64L << 20;
  private static final Duration SHORTEST_IDLE = Duration.ofMillis(100);
  private static final Duration LONGEST_IDLE = Duration.ofMinutes(30);

  private final Section spec;

  LimitsFormat(Section spec) {
    this.spec = spec;
  }

  Limits read() {
    Section stop = spec.section("stop");
    long packets = stop.number("packets", 0, 1, Long.MAX_VALUE);
    Limits limits =
        new Limits(
            packets == 0 ? null : packets,
            Bounded.bytes(stop, "bytes", DEFAULT_BYTES),
            Bounded.optionalDuration(stop, "idle", SHORTEST_IDLE, LONGEST_IDLE).orElse(null),
            (int) spec.number("snaplen", 0, 0, Limits.MAXIMUM_SNAPLEN),
            Bounded.bytes(spec, "perFlow", null));
    stop.rejectUnknown();
    return limits;
  }
}
