package dev.stoop.pcapng;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a capture file holds beside its packets, and how far it could be read.
 *
 * <p>Descriptions, statistics and names are kept up to {@value CaptureFile#MOST_DESCRIPTION_BYTES}
 * bytes of a file; a note says where more followed. Packets are never left out.
 *
 * @param packets shown to the visitor
 * @param interfaces over all sections, in the file's order: {@link PacketView#interfaceId()} is the
 *     place in this list
 * @param notes faults inside sound blocks, which did not end the reading; the first {@value
 *     Notes#MOST} of them
 * @param fault where and why the reading ended before the file did; null when it was read whole
 */
public record Reading(
    Format format,
    long packets,
    List<Block.SectionHeader> sections,
    List<InterfaceDescription> interfaces,
    List<InterfaceStatistics> statistics,
    List<ResolvedName> names,
    List<Fault> notes,
    @Nullable Fault fault) {

  public Reading {
    sections = List.copyOf(sections);
    interfaces = List.copyOf(interfaces);
    statistics = List.copyOf(statistics);
    names = List.copyOf(names);
    notes = List.copyOf(notes);
  }
}
