package dev.stoop.pcapng;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.Objects;

/**
 * Writes one section of pcapng, little endian, with timestamps in nanoseconds.
 *
 * <p>Construction writes the section header; then interfaces, each before its packets, and
 * statistics last. Packets without options are copied without allocation. A text longer than 65,535
 * bytes of UTF-8 is cut. For one thread. {@link #close} writes what is buffered and closes the
 * channel.
 */
public final class PcapngWriter implements Closeable {
  private static final int FRAME = 12;
  private static final long LENGTH_NOT_GIVEN = -1;
  private static final int NANOSECONDS = 9;

  /** Some readers refuse 0, which stands for no limit. */
  private static final int NO_LIMIT = CaptureFile.MOST_CAPTURED_BYTES;

  private final WritableByteChannel channel;
  private final BlockChannel out;
  private final OptionWriter options = new OptionWriter();
  private int interfaces;

  public PcapngWriter(WritableByteChannel channel, Block.SectionHeader section) throws IOException {
    this.channel = channel;
    this.out = new BlockChannel(channel);
    writeSection(section);
  }

  private void writeSection(Block.SectionHeader section) throws IOException {
    options
        .comments(section.comments())
        .text(OptionCode.SECTION_HARDWARE, section.hardware())
        .text(OptionCode.SECTION_OS, section.os())
        .text(OptionCode.SECTION_APPLICATION, section.application());
    int length = begin(BlockType.SECTION_HEADER, 16);
    out.putInt(BlockType.BYTE_ORDER_MAGIC);
    out.putShort(1);
    out.putShort(0);
    out.putLong(LENGTH_NOT_GIVEN);
    end(length);
  }

  /**
   * Describes an interface; its {@link InterfaceDescription#timestamps()} are not looked at, the
   * unit is always the nanosecond.
   *
   * @return its id, from 0
   */
  public int describe(InterfaceDescription description) throws IOException {
    options
        .comments(description.comments())
        .text(OptionCode.INTERFACE_NAME, description.name())
        .text(OptionCode.INTERFACE_DESCRIPTION, description.description())
        .octet(OptionCode.INTERFACE_RESOLUTION, NANOSECONDS)
        .filter(description.filter())
        .text(OptionCode.INTERFACE_OS, description.os());
    int length = begin(BlockType.INTERFACE_DESCRIPTION, 8);
    out.putShort(description.linkType());
    out.putShort(0);
    out.putInt(description.snaplen() == 0 ? NO_LIMIT : description.snaplen());
    end(length);
    return interfaces++;
  }

  /** Writes names for addresses; Wireshark shows them when asked to (tshark: {@code -N n}). */
  public void names(List<ResolvedName> names) throws IOException {
    if (names.isEmpty()) {
      return;
    }
    // A name resolution block has its records where others have options, ended in the same way.
    names.forEach(options::name);
    end(begin(BlockType.NAME_RESOLUTION, 0));
  }

  /**
   * Writes a packet.
   *
   * @param epochNanos not negative
   * @param data holds the packet's bytes from {@code offset} on
   * @param capturedLength 0 to {@value CaptureFile#MOST_CAPTURED_BYTES}
   * @param originalLength on the wire
   */
  public void packet(
      int interfaceId,
      long epochNanos,
      MemorySegment data,
      long offset,
      int capturedLength,
      int originalLength)
      throws IOException {
    packet(interfaceId, epochNanos, data, offset, capturedLength, originalLength, 0, List.of());
  }

  /** Writes a packet with comments; {@code flags} as in {@code epb_flags}, 0 for none. */
  public void packet(
      int interfaceId,
      long epochNanos,
      MemorySegment data,
      long offset,
      int capturedLength,
      int originalLength,
      int flags,
      List<String> comments)
      throws IOException {
    Objects.checkIndex(interfaceId, interfaces);
    Objects.checkFromIndexSize(offset, capturedLength, data.byteSize());
    if (capturedLength > CaptureFile.MOST_CAPTURED_BYTES) {
      throw new IllegalArgumentException(CaptureFile.tooLong(capturedLength));
    }
    if (flags != 0) {
      options.word(OptionCode.PACKET_FLAGS, flags);
    }
    if (!comments.isEmpty()) {
      options.comments(comments);
    }
    int length = begin(BlockType.ENHANCED_PACKET, 20 + ((capturedLength + 3) & ~3));
    out.putInt(interfaceId);
    out.putTimestamp(epochNanos);
    out.putInt(capturedLength);
    out.putInt(originalLength);
    out.put(data, offset, capturedLength);
    out.pad(capturedLength);
    end(length);
  }

  /** Writes what an interface counted; belongs behind its last packet. */
  public void statistics(InterfaceStatistics statistics) throws IOException {
    Objects.checkIndex(statistics.interfaceId(), interfaces);
    options.comments(statistics.comments());
    statistics.start().ifPresent(at -> options.timestamp(OptionCode.STATISTICS_START, at));
    statistics.end().ifPresent(at -> options.timestamp(OptionCode.STATISTICS_END, at));
    for (var counter : InterfaceStatistics.Counter.values()) {
      Long value = statistics.counters().get(counter);
      if (value != null) {
        options.number(counter.option, value);
      }
    }
    int length = begin(BlockType.INTERFACE_STATISTICS, 12);
    out.putInt(statistics.interfaceId());
    out.putTimestamp(statistics.epochNanos());
    end(length);
  }

  /** How many bytes the file has so far, buffered ones included. */
  public long bytes() {
    return out.position();
  }

  /** Hands everything written so far to the channel. */
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      out.flush();
    }
  }

  /** Begins a block with a body of this many bytes and the options gathered for it. */
  private int begin(int type, int body) throws IOException {
    int length = FRAME + body + options.length();
    out.putInt(type);
    out.putInt(length);
    return length;
  }

  private void end(int length) throws IOException {
    options.writeTo(out);
    out.putInt(length);
  }
}
