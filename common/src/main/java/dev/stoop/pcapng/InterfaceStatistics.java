package dev.stoop.pcapng;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What an interface counted while it captured; a counter that is not there was not known.
 *
 * @param interfaceId place of the interface among the file's interfaces
 * @param epochNanos when the counters were read
 * @param start when the capture began, in nanoseconds since the epoch
 * @param end when the capture ended, in nanoseconds since the epoch
 */
public record InterfaceStatistics(
    int interfaceId,
    long epochNanos,
    OptionalLong start,
    OptionalLong end,
    Map<Counter, Long> counters,
    List<String> comments)
    implements Block {

  /** The counters of an interface statistics block, with their option codes. */
  public enum Counter {
    /** Packets that the interface received. */
    RECEIVED(4),
    /** Packets that the interface dropped for lack of resources. */
    DROPPED(5),
    /** Packets that the filter accepted. */
    FILTER_ACCEPTED(6),
    /** Packets that the operating system dropped. */
    OS_DROPPED(7),
    /** Packets that reached the capturing program. */
    DELIVERED(8);

    final int option;

    Counter(int option) {
      this.option = option;
    }
  }

  public InterfaceStatistics {
    counters = Map.copyOf(counters);
    comments = List.copyOf(comments);
  }
}
