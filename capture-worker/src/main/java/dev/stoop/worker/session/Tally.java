package dev.stoop.worker.session;

/**
 * How much a capture has taken.
 *
 * @param bytes captured bytes of the packets themselves
 */
public record Tally(long packets, long bytes) {
  static final Tally NONE = new Tally(0, 0);

  Tally plus(Tally other) {
    return new Tally(packets + other.packets, bytes + other.bytes);
  }
}
