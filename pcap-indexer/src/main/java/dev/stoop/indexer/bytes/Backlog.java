package dev.stoop.indexer.bytes;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** The bytes of a message that is not whole yet: at most {@code limit}, paid from the budget. */
public final class Backlog {
  private static final int SMALLEST = 256;
  private static final byte[] NONE = {};

  private final int limit;
  private final Budget budget;
  private byte[] bytes = NONE;
  private int size;

  /** Holds nothing yet; {@code limit} bytes at most. */
  public Backlog(int limit, Budget budget) {
    this.limit = limit;
    this.budget = budget;
  }

  /** How many bytes it holds. */
  public int size() {
    return size;
  }

  /** The bytes, of which the first {@link #size()} count; another array after the next append. */
  public byte[] array() {
    return bytes;
  }

  /** Moves that many bytes from the cursor to the end; false, and nothing moved, if over bounds. */
  public boolean append(Cursor in, int count) {
    if (count > limit - size || !fits(size + count)) {
      return false;
    }
    MemorySegment.copy(in.segment(), ValueLayout.JAVA_BYTE, in.at(), bytes, size, count);
    in.skip(count);
    size += count;
    return true;
  }

  /** Holds nothing any more, and gives back what it took. */
  public void clear() {
    budget.give(bytes.length);
    bytes = NONE;
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
