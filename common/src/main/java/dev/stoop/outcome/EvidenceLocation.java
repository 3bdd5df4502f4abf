package dev.stoop.outcome;

/**
 * Where the evidence's chunks lie.
 *
 * @param firstOffset of the first chunk
 * @param lastOffset of the last chunk; other captures' chunks may lie between
 */
public record EvidenceLocation(String topic, int partition, long firstOffset, long lastOffset) {
  public EvidenceLocation {
    if (partition < 0 || firstOffset < 0 || lastOffset < firstOffset) {
      throw new IllegalArgumentException("not a range of a partition's offsets");
    }
  }
}
