package dev.stoop.pcapng;

import java.util.List;

/**
 * What packets were captured on, and how. Text that is not known is an empty string.
 *
 * @param linkType <a href="https://www.tcpdump.org/linktypes.html">LINKTYPE number</a>
 * @param snaplen most bytes kept of a packet; 0: no limit
 * @param filter the capture filter as text, as libpcap understands it
 * @param timestamps the unit of the file's timestamps; a written file always has nanoseconds
 */
public record InterfaceDescription(
    int linkType,
    int snaplen,
    String name,
    String description,
    String filter,
    String os,
    TimestampUnit timestamps,
    List<String> comments)
    implements Block {

  public InterfaceDescription {
    comments = List.copyOf(comments);
  }

  /** An interface as this project captures on it. */
  public static InterfaceDescription of(
      int linkType, int snaplen, String name, String description, String filter, String os) {
    return new InterfaceDescription(
        linkType, snaplen, name, description, filter, os, TimestampUnit.NANOSECONDS, List.of());
  }

  InterfaceDescription withoutText() {
    return new InterfaceDescription(linkType, snaplen, "", "", "", "", timestamps, List.of());
  }
}
