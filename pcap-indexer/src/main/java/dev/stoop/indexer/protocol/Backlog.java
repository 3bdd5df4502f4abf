package dev.stoop.indexer.protocol;

import dev.stoop.indexer.packet.Cursor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** The bytes of a message that is not whole yet: at most {@code limit}, paid from the budget. */
final class Backlog {
  private static final int SMALLEST = 256;

  private final int limit;
  private final Budget budget;
  private byte[] bytes = new byte[0];
  private int size;

  Backlog(int limit, Budget budget) {
    this.limit = limit;
    this.budget = budget;
  }

  int size() {
    return size;
  }

  byte[] array() {
    return bytes;
  }

  /** Moves that many bytes from the cursor to the end; false, and nothing moved, if over bounds. */
  boolean append(Cursor in, int count) {
    if (count > limit - size || !fits(size + count)) {
      return false;
    }
    MemorySegment.copy(in.segment(), ValueLayout.JAVA_BYTE, in.at(), bytes, size, count);
    in.skip(count);
    size += count;
    return true;
  }

  void clear() {
    budget.give(bytes.length);
    bytes = new byte[0];
    size = 0;
  }

  private boolean fits(int wanted) {
    if (wanted <= bytes.length) {
      return true;
    }
    int capacity = Math.min(limit, Math.max(wanted, Math.max(SMALLEST, bytes.length * 2)));
    if (!budget.take(capacity - bytes.length)) {
      return false;
    }
    bytes = Arrays.copyOf(bytes, capacity);
    return true;
  }
}
