package dev.stoop.pcapng;

import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * One captured packet where it lies in the file.
 *
 * <p>A flyweight: one object is shown each packet in turn, so what a caller wants to keep it
 * copies. The captured bytes always lie inside {@link #file()}.
 */
public final class PacketView implements Block {
  private final Bytes bytes;
  private final Notes notes;
  private long offset;
  private int capturedLength;
  private int originalLength;
  private long epochNanos;
  private int linkType;
  private int interfaceId;
  private long frameNumber;
  private long optionsStart;
  private long optionsEnd;

  PacketView(Bytes bytes, Notes notes) {
    this.bytes = bytes;
    this.notes = notes;
  }

  /** The whole file, mapped or on the heap. */
  public MemorySegment file() {
    return bytes.file();
  }

  /** Where the first captured byte lies in {@link #file()}. */
  public long offset() {
    return offset;
  }

  /** How many bytes were captured: 0 to {@value CaptureFile#MOST_CAPTURED_BYTES}. */
  public int capturedLength() {
    return capturedLength;
  }

  /** How long the packet was on the wire, as the file says: not checked against anything. */
  public int originalLength() {
    return originalLength;
  }

  /** When it was captured; 0 for a simple packet block, which has no time. */
  public long epochNanos() {
    return epochNanos;
  }

  /** The LINKTYPE number: 1 Ethernet, 101 raw IP, 113 and 276 Linux cooked. */
  public int linkType() {
    return linkType;
  }

  /** Place of the interface in {@link Reading#interfaces()}. */
  public int interfaceId() {
    return interfaceId;
  }

  /** Place of the packet in the file, from 1. */
  public long frameNumber() {
    return frameNumber;
  }

  /** The packet's comments, read anew at each call. */
  public List<String> comments() {
    return OptionReader.comments(bytes, optionsStart, optionsEnd, notes);
  }

  /**
   * The block's flag word ({@code epb_flags}): direction in the lowest two bits; 0 when not there.
   */
  public int flags() {
    OptionReader options = new OptionReader(bytes, optionsStart, optionsEnd, notes);
    while (options.next()) {
      if (options.code() == OptionCode.PACKET_FLAGS && options.has(Integer.BYTES)) {
        return bytes.i32(options.value());
      }
    }
    return 0;
  }

  /** Moves on to the next frame; options are what lies between the padded packet and its end. */
  void show(long data, int captured, int original, long blockEnd) {
    offset = data;
    capturedLength = captured;
    originalLength = original;
    optionsStart = data + ((captured + 3) & ~3);
    optionsEnd = blockEnd;
    frameNumber++;
  }

  void captured(int onInterface, int onLinkType, long atEpochNanos) {
    interfaceId = onInterface;
    linkType = onLinkType;
    epochNanos = atEpochNanos;
  }
}
