package dev.stoop.indexer.flow;

/**
 * What one reading may hold in memory.
 *
 * @param flows packets of further ones are counted, and that is all
 * @param bytesKeptBack of all flows together, waiting to be put in order or for an answer
 */
public record FlowLimits(int flows, long bytesKeptBack) {
  /** Fits a heap of 512 MiB. */
  public static final FlowLimits DEFAULT = new FlowLimits(500_000, 64L * 1024 * 1024);

  public FlowLimits {
    if (flows < 1 || bytesKeptBack < 0) {
      throw new IllegalArgumentException("a reading needs room for a flow");
    }
  }
}
