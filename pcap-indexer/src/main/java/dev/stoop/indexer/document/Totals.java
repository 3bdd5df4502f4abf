package dev.stoop.indexer.document;

import dev.stoop.indexer.packet.Frame;

/** What the packets of a capture come to. */
final class Totals {
  private long packets;
  private long wireBytes;
  private long cut;
  private long notIp;
  private long startNanos = Long.MAX_VALUE;
  private long endNanos = Long.MIN_VALUE;

  void add(Frame frame) {
    packets++;
    wireBytes += frame.wireLength();
    startNanos = Math.min(startNanos, frame.epochNanos());
    endNanos = Math.max(endNanos, frame.epochNanos());
    if (frame.cut()) {
      cut++;
    }
    if (!frame.isIp()) {
      notIp++;
    }
  }

  long packets() {
    return packets;
  }

  long wireBytes() {
    return wireBytes;
  }

  /** Packets of which snaplen left only a part. */
  long cut() {
    return cut;
  }

  /** Packets that are in no flow. */
  long notIp() {
    return notIp;
  }

  /** The earliest packet's time; without packets the one given. */
  long startNanos(long otherwise) {
    return packets == 0 ? otherwise : startNanos;
  }

  /** The latest packet's time; without packets the one given. */
  long endNanos(long otherwise) {
    return packets == 0 ? otherwise : endNanos;
  }
}
