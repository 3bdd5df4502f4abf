package dev.stoop.indexer.packet;

/** Why a frame could not be read to its payload. */
public enum FrameFault {
  NONE("none"),
  LINK_TYPE_UNKNOWN("link type is not one that is read"),
  LINK_TRUNCATED("ends within its link-layer header"),
  VLAN_TOO_DEEP("has more VLAN tags than are followed"),
  IP_VERSION("IP version does not fit the link layer's protocol"),
  IPV4_TRUNCATED("ends within its IPv4 header"),
  IPV4_HEADER_LENGTH("IPv4 header length is below 20 bytes"),
  IPV4_TOTAL_LENGTH("IPv4 total length is below the header's or beyond the frame's end"),
  IPV6_TRUNCATED("ends within its IPv6 header"),
  IPV6_PAYLOAD_LENGTH("IPv6 payload length is beyond the frame's end"),
  IPV6_EXTENSION_TRUNCATED("ends within an IPv6 extension header"),
  IPV6_TOO_MANY_EXTENSIONS("has more IPv6 extension headers than are followed"),
  TCP_TRUNCATED("ends within its TCP header"),
  TCP_DATA_OFFSET("TCP data offset is below 20 bytes or beyond the segment's end"),
  UDP_TRUNCATED("ends within its UDP header"),
  UDP_LENGTH("UDP length is below 8 bytes or beyond the datagram's end"),
  SCTP_TRUNCATED("ends within its SCTP header"),
  ICMP_TRUNCATED("ends within its ICMP header");

  private final String text;

  FrameFault(String text) {
    this.text = text;
  }

  /** What is wrong, to follow "frame 7". */
  public String text() {
    return text;
  }
}
