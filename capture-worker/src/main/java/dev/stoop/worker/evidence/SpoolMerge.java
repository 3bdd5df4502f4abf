package dev.stoop.worker.evidence;

import java.util.ArrayList;
import java.util.List;

/** The packets of several spool files in the order of their times. For one thread. */
final class SpoolMerge {
  private static final int NONE = -1;

  private final List<SpoolReader> readers;
  private final List<Boolean> hasPacket = new ArrayList<>();
  private int current = NONE;

  SpoolMerge(List<SpoolReader> readers) {
    this.readers = readers;
    readers.forEach(reader -> hasPacket.add(reader.next()));
  }

  /** Moves on to the next packet; false when there is none. */
  boolean next() {
    if (current != NONE) {
      hasPacket.set(current, readers.get(current).next());
    }
    current = NONE;
    for (int i = 0; i < readers.size(); i++) {
      if (hasPacket.get(i)
          && (current == NONE || readers.get(i).epochNanos() < readers.get(current).epochNanos())) {
        current = i;
      }
    }
    return current != NONE;
  }

  /** The number of the file that the packet is in. */
  int source() {
    return current;
  }

  /** Stands at the packet. */
  SpoolReader packet() {
    return readers.get(current);
  }
}
