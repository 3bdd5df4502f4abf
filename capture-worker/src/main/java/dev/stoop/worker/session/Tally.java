package dev.stoop.worker.session;

/**
 * How much a capture has taken.
 *
 * @param bytes captured bytes of the packets themselves
 */
public record Tally(long packets, long bytes) {
  static final Tally NONE = new Tally(0, 0);

  /** Each packet has a header of so many bytes in a spool. */
  private static final int PACKET_HEADER = 16;

  /** The most that spools of this size can hold. */
  static Tally atMost(long spooledBytes) {
    return new Tally(spooledBytes / PACKET_HEADER, spooledBytes);
  }

  Tally plus(Tally other) {
    return new Tally(packets + other.packets, bytes + other.bytes);
  }
}
