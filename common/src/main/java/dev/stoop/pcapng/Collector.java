package dev.stoop.pcapng;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sorts the blocks of one file: packets to the visitor, the others into a {@link Reading}. */
final class Collector {
  private final Format format;
  private final List<Block.SectionHeader> sections = new ArrayList<>();
  private final List<InterfaceDescription> interfaces = new ArrayList<>();
  private final List<InterfaceStatistics> statistics = new ArrayList<>();
  private final List<ResolvedName> names = new ArrayList<>();
  private final List<Fault> notes = new ArrayList<>();
  private long packets;
  private long descriptionBytes;
  private @Nullable Fault fault;

  Collector(Format format) {
    this.format = format;
  }

  Reading read(BlockReader reader, PacketVisitor visitor) {
    long start = 0;
    for (Block block = reader.next(); block != null; block = reader.next()) {
      switch (block) {
        case PacketView packet -> {
          packets++;
          visitor.packet(packet);
        }
        case Block.Unknown unknown -> {}
        case Block.Malformed malformed -> fault = malformed.fault();
        default -> describe(block, affordable(start, reader.blockEnd() - start));
      }
      start = reader.blockEnd();
    }
    notes.addAll(reader.notes());
    return new Reading(format, packets, sections, interfaces, statistics, names, notes, fault);
  }

  private void describe(Block block, boolean affordable) {
    switch (block) {
      // Kept in any case, so that a packet's interface id always finds its interface.
      case InterfaceDescription described ->
          interfaces.add(affordable ? described : described.withoutText());
      case Block.SectionHeader section when affordable -> sections.add(section);
      case InterfaceStatistics counted when affordable -> statistics.add(counted);
      case Block.NameResolution resolution when affordable -> names.addAll(resolution.names());
      default -> {}
    }
  }

  private boolean affordable(long start, long bytes) {
    boolean before = descriptionBytes <= CaptureFile.MOST_DESCRIPTION_BYTES;
    descriptionBytes += bytes;
    boolean now = descriptionBytes <= CaptureFile.MOST_DESCRIPTION_BYTES;
    if (before && !now) {
      notes.add(new Fault(start, "descriptions from here on were not kept: too many bytes"));
    }
    return now;
  }
}
