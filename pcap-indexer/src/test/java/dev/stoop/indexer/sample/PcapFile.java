package dev.stoop.indexer.sample;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** A classic pcap file with nanoseconds, in network order. */
public final class PcapFile {
  /** When the first packet is: half a second before the sample alert. */
  public static final long START = 1_773_500_966L;

  private final Octets file = new Octets();
  private long nanos;

  public PcapFile(int linkType) {
    file.u32(0xa1b23c4dL).u16(2, 4).u32(0).u32(0).u32(262_144).u32(linkType);
  }

  public static PcapFile ethernet() {
    return new PcapFile(1);
  }

  /** A packet one millisecond after the one before. */
  public PcapFile add(byte[] packet) {
    return cut(packet, packet.length);
  }

  /** A packet of which snaplen left the first bytes. */
  public PcapFile cut(byte[] packet, int kept) {
    file.u32(START + nanos / 1_000_000_000L).u32(nanos % 1_000_000_000L);
    file.u32(kept).u32(packet.length).bytes(Arrays.copyOf(packet, kept));
    nanos += 1_000_000;
    return this;
  }

  public byte[] toArray() {
    return file.toArray();
  }

  public MemorySegment toSegment() {
    return MemorySegment.ofArray(toArray());
  }
}
