package dev.stoop.pcapng;

import java.util.List;

/** One block of a capture file. Text options that are not there are empty strings. */
public sealed interface Block
    permits Block.SectionHeader,
        InterfaceDescription,
        PacketView,
        InterfaceStatistics,
        Block.NameResolution,
        Block.Unknown,
        Block.Malformed {

  /** Begins a section: byte order and interfaces start anew. */
  record SectionHeader(String hardware, String os, String application, List<String> comments)
      implements Block {
    public SectionHeader {
      comments = List.copyOf(comments);
    }
  }

  record NameResolution(List<ResolvedName> names) implements Block {
    public NameResolution {
      names = List.copyOf(names);
    }
  }

  /** A sound block of a type that is not read here: custom, secrets, journal, ... */
  record Unknown(int type) implements Block {}

  /** What could not be read; no block follows it. */
  record Malformed(Fault fault) implements Block {}
}
