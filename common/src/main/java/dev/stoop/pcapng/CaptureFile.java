package dev.stoop.pcapng;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Reads any capture file: pcapng, or classic pcap in micro- or nanoseconds and either byte order.
 *
 * <p>Never throws because of the file's content: {@link Reading#fault()} says where and why a
 * reading ended early. A file of {@code n} bytes takes time in the order of {@code n} and, at the
 * very worst, some tens of megabytes of heap.
 */
public final class CaptureFile {
  /** Longer packets do not exist; a longer length is taken for a broken one, as libpcap does. */
  public static final int MOST_CAPTURED_BYTES = 262_144;

  /** Blocks that describe packets are kept until they come to this many bytes. */
  public static final long MOST_DESCRIPTION_BYTES = 2 << 20;

  private static final ValueLayout.OfInt MAGIC =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private CaptureFile() {}

  /**
   * Shows every packet of the file to the visitor, on the calling thread.
   *
   * @param file mapped from a completed file (one that no longer changes), or on the heap
   */
  public static Reading read(MemorySegment file, PacketVisitor visitor) {
    if (file.byteSize() < Integer.BYTES) {
      return unknown("a capture file has at least 24 bytes, not " + file.byteSize());
    }
    int magic = file.get(MAGIC, 0);
    if (magic == BlockType.SECTION_HEADER) {
      return new Collector(Format.PCAPNG).read(new PcapngReader(file), visitor);
    }
    if (PcapReader.recognises(magic)) {
      return new Collector(Format.PCAP).read(new PcapReader(file), visitor);
    }
    return unknown("neither pcapng nor pcap: the first four bytes are no magic number of theirs");
  }

  private static Reading unknown(String what) {
    return new Reading(
        Format.UNKNOWN,
        0,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new Fault(0, what));
  }

  static String tooLong(long captured) {
    return "a packet of " + captured + " bytes is longer than " + MOST_CAPTURED_BYTES;
  }

  static int clamp(long unsigned) {
    return (int) Math.min(unsigned, Integer.MAX_VALUE);
  }
}
