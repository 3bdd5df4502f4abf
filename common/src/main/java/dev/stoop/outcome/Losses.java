package dev.stoop.outcome;

/**
 * What a capture did not get, in packets. Zero means zero: whatever cannot be known is not reported
 * here.
 *
 * @param received that the filter let through to the capture
 * @param dropped by the kernel because its buffer was full
 * @param droppedByInterface by the network interface or its driver
 */
public record Losses(long received, long dropped, long droppedByInterface) {
  public Losses {
    if (received < 0 || dropped < 0 || droppedByInterface < 0) {
      throw new IllegalArgumentException("counts of packets cannot be negative");
    }
  }

  public Losses plus(Losses other) {
    return new Losses(
        received + other.received,
        dropped + other.dropped,
        droppedByInterface + other.droppedByInterface);
  }
}
