package dev.stoop.indexer.packet;

import dev.stoop.indexer.bytes.Cursor;
import java.lang.foreign.MemorySegment;

/** Decodes packets into one {@link Frame}, which every call overwrites. Not thread-safe. */
public final class FrameDecoder {
  private final Cursor cursor = new Cursor();
  private final Frame frame = new Frame();

  /**
   * Decodes the packet at {@code offset}; never throws, whatever the bytes are.
   *
   * @param linkType as in pcap's and pcapng's interface description
   * @param wireLength the packet's length before it was cut to {@code capturedLength}
   */
  public Frame decode(
      MemorySegment file,
      long offset,
      int capturedLength,
      int wireLength,
      int linkType,
      long epochNanos,
      long number) {
    frame.begin(file, number, epochNanos, capturedLength, wireLength);
    LinkLayer.read(linkType, cursor.on(file, offset, offset + capturedLength), frame);
    return frame;
  }
}
