package dev.stoop.pcapng;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads classic pcap as if it were pcapng: one interface, then packets.
 *
 * @see <a href="https://www.ietf.org/archive/id/draft-ietf-opsawg-pcap-05.html">pcap</a>
 */
final class PcapReader implements BlockReader {
  static final int MICROSECONDS = 0xA1B2C3D4;
  static final int NANOSECONDS = 0xA1B23C4D;
  static final int MODIFIED = 0xA1B2CD34;

  private static final int FILE_HEADER = 24;
  private static final int PACKET_HEADER = 16;
  private static final int MAJOR_VERSION = 2;

  /** The upper bits say whether frames end with a check sequence, and how long it is. */
  private static final int LINK_TYPE = 0x03FF_FFFF;

  private static final long SECOND = 1_000_000_000L;

  private final Bytes bytes;
  private final Notes notes = new Notes();
  private final PacketView packet;
  private long next;
  private int linkType;
  private long nanosPerTick;
  private boolean ended;

  PcapReader(MemorySegment file) {
    bytes = new Bytes(file);
    packet = new PacketView(bytes, notes);
  }

  /** Whether these first four bytes, read little endian, begin a classic pcap file. */
  static boolean recognises(int magic) {
    return isMagic(magic) || isMagic(Integer.reverseBytes(magic));
  }

  private static boolean isMagic(int magic) {
    return magic == MICROSECONDS || magic == NANOSECONDS || magic == MODIFIED;
  }

  @Override
  public @Nullable Block next() {
    if (ended) {
      return null;
    }
    if (next == 0) {
      return fileHeader();
    }
    if (next == bytes.size()) {
      ended = true;
      return null;
    }
    return packet();
  }

  @Override
  public long blockEnd() {
    return next;
  }

  @Override
  public List<Fault> notes() {
    return notes.list();
  }

  private Block fileHeader() {
    if (bytes.size() < FILE_HEADER) {
      return malformed("the file ends inside its header of " + FILE_HEADER + " bytes");
    }
    bytes.bigEndian(!isMagic(bytes.i32(0)));
    int magic = bytes.i32(0);
    if (magic == MODIFIED) {
      return malformed("modified pcap (Kuznetzov) is not read: convert it with editcap -F pcapng");
    }
    if (bytes.u16(4) != MAJOR_VERSION) {
      return malformed("pcap version " + bytes.u16(4) + " is not read, only " + MAJOR_VERSION);
    }
    boolean nanoseconds = magic == NANOSECONDS;
    nanosPerTick = nanoseconds ? 1 : 1_000;
    linkType = bytes.i32(20) & LINK_TYPE;
    next = FILE_HEADER;
    TimestampUnit unit = nanoseconds ? TimestampUnit.NANOSECONDS : TimestampUnit.MICROSECONDS;
    return new InterfaceDescription(linkType, bytes.i32(16), "", "", "", "", unit, List.of());
  }

  private Block packet() {
    long left = bytes.size() - next;
    if (left < PACKET_HEADER) {
      return malformed("the file ends inside the header of a packet");
    }
    long captured = bytes.u32(next + 8);
    if (captured > CaptureFile.MOST_CAPTURED_BYTES) {
      return malformed(CaptureFile.tooLong(captured));
    }
    if (captured > left - PACKET_HEADER) {
      return malformed("a packet of " + captured + " bytes reaches beyond the end of the file");
    }
    long data = next + PACKET_HEADER;
    long end = data + captured;
    packet.show(data, (int) captured, CaptureFile.clamp(bytes.u32(next + 12)), end);
    packet.captured(0, linkType, bytes.u32(next) * SECOND + bytes.u32(next + 4) * nanosPerTick);
    next = end;
    return packet;
  }

  private Block malformed(String what) {
    ended = true;
    return new Block.Malformed(new Fault(next, what));
  }
}
