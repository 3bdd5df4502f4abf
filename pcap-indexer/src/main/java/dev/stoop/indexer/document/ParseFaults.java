package dev.stoop.indexer.document;

import dev.stoop.indexer.packet.Moment;
import org.jspecify.annotations.Nullable;

/** Counts what could not be read; the first of it is kept. */
final class ParseFaults {
  private long count;
  private @Nullable String first;

  void add(String what, Moment at) {
    count++;
    if (first == null) {
      first = "frame " + at.frameNumber() + ": " + what;
    }
  }

  long count() {
    return count;
  }

  @Nullable String first() {
    return first;
  }
}
