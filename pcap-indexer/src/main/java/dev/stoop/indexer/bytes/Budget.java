package dev.stoop.indexer.bytes;

/**
 * How many bytes all flows of one reading together may keep back, waiting for the rest of a message
 * or for an answer. Whoever is refused does without. Not thread-safe.
 */
public final class Budget {
  private final long limit;
  private long used;
  private long refusals;

  public Budget(long limit) {
    this.limit = limit;
  }

  /** Takes that many bytes, or none and says so. */
  public boolean take(long bytes) {
    if (bytes > limit - used) {
      refusals++;
      return false;
    }
    used += bytes;
    return true;
  }

  public void give(long bytes) {
    used -= bytes;
  }

  public long used() {
    return used;
  }

  /** How often something had to be left out. */
  public long refusals() {
    return refusals;
  }
}
