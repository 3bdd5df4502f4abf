package dev.stoop.pcapng;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a pcapng file block by block, for tools that want to see more than its packets; {@link
 * CaptureFile} is built on it. For one thread. Never throws because of the file's content.
 */
public final class PcapngReader implements BlockReader {
  private static final int MAJOR_VERSION = 1;
  private static final int BLOCK_HEADER = 8;
  private static final int BLOCK_TRAILER = 4;
  private static final int SMALLEST_BLOCK = BLOCK_HEADER + BLOCK_TRAILER;
  private static final int SMALLEST_SECTION_HEADER = 28;
  private static final int MOST_INTERFACES = 1 << 16;

  private final Bytes bytes;
  private final Notes notes = new Notes();
  private final PacketView packet;

  /** All interfaces of the file, without their texts; those of this section begin at the second. */
  private final List<InterfaceDescription> interfaces = new ArrayList<>();

  private int firstInterface;
  private boolean inSection;
  private boolean ended;
  private long start;
  private long end;

  public PcapngReader(MemorySegment file) {
    bytes = new Bytes(file);
    packet = new PacketView(bytes, notes);
  }

  @Override
  public @Nullable Block next() {
    start = end;
    if (ended || start == bytes.size()) {
      ended = true;
      return null;
    }
    String fault = frame();
    return fault == null ? content() : malformed(fault);
  }

  @Override
  public List<Fault> notes() {
    return notes.list();
  }

  /** Where in the file the block that was read last begins. */
  public long blockStart() {
    return start;
  }

  @Override
  public long blockEnd() {
    return end;
  }

  /** Finds where the block at {@link #start} ends, and the byte order if it begins a section. */
  private @Nullable String frame() {
    long left = bytes.size() - start;
    if (left < SMALLEST_BLOCK) {
      return "the file ends inside the header of a block";
    }
    boolean newSection = bytes.i32(start) == BlockType.SECTION_HEADER;
    if (newSection && left >= SMALLEST_SECTION_HEADER) {
      bytes.bigEndian(false);
      bytes.bigEndian(bytes.i32(start + BLOCK_HEADER) != BlockType.BYTE_ORDER_MAGIC);
    }
    long length = bytes.u32(start + 4);
    if (length < (newSection ? SMALLEST_SECTION_HEADER : SMALLEST_BLOCK) || (length & 3) != 0) {
      return "a block cannot be " + length + " bytes long";
    }
    if (length > left) {
      return "a block of " + length + " bytes reaches beyond the end of the file";
    }
    long repeated = bytes.u32(start + length - BLOCK_TRAILER);
    if (repeated != length) {
      return "a block's length is " + length + " at its start and " + repeated + " at its end";
    }
    end = start + length;
    return null;
  }

  private Block content() {
    int type = bytes.i32(start);
    if (!inSection && type != BlockType.SECTION_HEADER) {
      return malformed("a block before the first section header");
    }
    return switch (type) {
      case BlockType.SECTION_HEADER -> section();
      case BlockType.INTERFACE_DESCRIPTION -> interfaceDescription();
      case BlockType.ENHANCED_PACKET -> enhancedPacket();
      case BlockType.OBSOLETE_PACKET -> obsoletePacket();
      case BlockType.SIMPLE_PACKET -> simplePacket();
      case BlockType.NAME_RESOLUTION -> new MetadataReader(bytes, notes).names(body(), bodyEnd());
      case BlockType.INTERFACE_STATISTICS -> interfaceStatistics();
      default -> new Block.Unknown(type);
    };
  }

  private Block section() {
    if (bytes.i32(body()) != BlockType.BYTE_ORDER_MAGIC) {
      return malformed("a section header without byte-order magic");
    }
    int version = bytes.u16(body() + 4);
    if (version != MAJOR_VERSION) {
      return malformed("pcapng version " + version + " is not read, only " + MAJOR_VERSION);
    }
    inSection = true;
    firstInterface = interfaces.size();
    return new MetadataReader(bytes, notes).section(body() + 16, bodyEnd());
  }

  private Block interfaceDescription() {
    if (bodyEnd() - body() < 8) {
      return malformed("an interface description block that is too short");
    }
    if (interfaces.size() == MOST_INTERFACES) {
      return malformed("more than " + MOST_INTERFACES + " interfaces");
    }
    var description = new MetadataReader(bytes, notes).interfaceDescription(body(), bodyEnd());
    interfaces.add(description.withoutText());
    return description;
  }

  private Block interfaceStatistics() {
    if (bodyEnd() - body() < 12) {
      return malformed("an interface statistics block that is too short");
    }
    long id = bytes.u32(body());
    if (!known(id)) {
      notes.add(start, "statistics of interface " + id + ", which is not described before them");
      return new Block.Unknown(BlockType.INTERFACE_STATISTICS);
    }
    int place = firstInterface + (int) id;
    TimestampUnit unit = interfaces.get(place).timestamps();
    return new MetadataReader(bytes, notes).statistics(place, unit, body(), bodyEnd());
  }

  private Block enhancedPacket() {
    if (bodyEnd() - body() < 20) {
      return malformed("an enhanced packet block that is too short");
    }
    return timedPacket(bytes.u32(body()));
  }

  /** Differs from its successor in an interface id of 16 bits, beside a count of drops. */
  private Block obsoletePacket() {
    if (bodyEnd() - body() < 20) {
      return malformed("a packet block that is too short");
    }
    return timedPacket(bytes.u16(body()));
  }

  private Block timedPacket(long id) {
    if (!known(id)) {
      return malformed("a packet of interface " + id + ", which is not described before it");
    }
    InterfaceDescription on = interfaces.get(firstInterface + (int) id);
    long time = on.timestamps().epochNanos(bytes.timestamp(body() + 4));
    long original = bytes.u32(body() + 16);
    return packet(body() + 20, bytes.u32(body() + 12), original, firstInterface + (int) id, time);
  }

  /** Has neither time nor captured length: what the interface's limit and the block leave of it. */
  private Block simplePacket() {
    if (bodyEnd() - body() < 4) {
      return malformed("a simple packet block that is too short");
    }
    if (!known(0)) {
      return malformed("a simple packet of an interface that is not described before it");
    }
    long original = bytes.u32(body());
    long data = body() + 4;
    long limit = Integer.toUnsignedLong(interfaces.get(firstInterface).snaplen());
    long captured = Math.min(original, bodyEnd() - data);
    captured = limit == 0 ? captured : Math.min(captured, limit);
    return packet(data, captured, original, firstInterface, 0);
  }

  private Block packet(long data, long captured, long original, int place, long time) {
    if (captured > CaptureFile.MOST_CAPTURED_BYTES) {
      return malformed(CaptureFile.tooLong(captured));
    }
    if (captured > bodyEnd() - data) {
      return malformed("a packet of " + captured + " bytes reaches beyond its block");
    }
    packet.show(data, (int) captured, CaptureFile.clamp(original), bodyEnd());
    packet.captured(place, interfaces.get(place).linkType(), time);
    return packet;
  }

  private boolean known(long id) {
    return id < interfaces.size() - firstInterface;
  }

  private long body() {
    return start + BLOCK_HEADER;
  }

  private long bodyEnd() {
    return end - BLOCK_TRAILER;
  }

  private Block malformed(String what) {
    ended = true;
    end = bytes.size();
    return new Block.Malformed(new Fault(start, what));
  }
}
