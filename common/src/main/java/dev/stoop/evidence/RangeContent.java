package dev.stoop.evidence;

import dev.stoop.pcapng.Block;
import dev.stoop.pcapng.InterfaceDescription;
import dev.stoop.pcapng.InterfaceStatistics;
import dev.stoop.pcapng.PacketView;
import dev.stoop.pcapng.PcapngReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers which blocks of a capture file lie in one range of its bytes. */
final class RangeContent {
  private final long from;
  private final long to;
  private final Set<String> others = new LinkedHashSet<>();
  private long firstFrame;
  private long lastFrame;

  RangeContent(long from, long to) {
    this.from = from;
    this.to = to;
  }

  /**
   * Fills all ranges in one reading of the file.
   *
   * @param ranges in file order, not overlapping
   */
  static void fill(List<RangeContent> ranges, PcapngReader reader) {
    int open = 0;
    for (Block block = reader.next(); block != null; block = reader.next()) {
      while (open < ranges.size() && ranges.get(open).to <= reader.blockStart()) {
        open++;
      }
      for (int i = open; i < ranges.size() && ranges.get(i).from < reader.blockEnd(); i++) {
        ranges.get(i).add(block);
      }
    }
  }

  private void add(Block block) {
    switch (block) {
      case PacketView packet -> {
        firstFrame = firstFrame == 0 ? packet.frameNumber() : firstFrame;
        lastFrame = packet.frameNumber();
      }
      case Block.SectionHeader section -> others.add("section header");
      case InterfaceDescription description -> others.add("interface description");
      case InterfaceStatistics statistics -> others.add("interface statistics");
      case Block.NameResolution names -> others.add("name resolution");
      case Block.Unknown unknown -> others.add("block of another type");
      case Block.Malformed malformed -> others.add("not readable " + malformed.fault());
    }
  }

  ChangedRange toChangedRange() {
    String frames =
        firstFrame == lastFrame
            ? "frame " + lastFrame
            : "frames " + firstFrame + " to " + lastFrame;
    String rest = String.join(", ", others);
    String separator = rest.isEmpty() ? "" : ", ";
    return new ChangedRange(from, to, lastFrame == 0 ? rest : frames + separator + rest);
  }
}
