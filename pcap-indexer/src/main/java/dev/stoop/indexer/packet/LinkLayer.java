package dev.stoop.indexer.packet;

import dev.stoop.indexer.bytes.Cursor;

/**
 * Reads the link-layer header and tells which protocol follows.
 *
 * @see <a href="https://www.tcpdump.org/linktypes.html">Link-layer header types</a>
 */
final class LinkLayer {
  static final int NULL = 0;
  static final int ETHERNET = 1;
  static final int RAW_BSD = 12;
  static final int RAW = 101;
  static final int LOOP = 108;
  static final int LINUX_SLL = 113;
  static final int IPV4 = 228;
  static final int IPV6 = 229;
  static final int LINUX_SLL2 = 276;

  private static final int MAX_VLAN_TAGS = 4;
  private static final int ETHERTYPE_IPV4 = 0x0800;
  private static final int ETHERTYPE_IPV6 = 0x86dd;

  /** AF_INET is 2 everywhere; AF_INET6 is 10 on Linux, 24, 28 or 30 on the BSDs and macOS. */
  private static final int AF_INET = 2;

  private LinkLayer() {}

  static void read(int linkType, Cursor in, Frame frame) {
    switch (linkType) {
      case ETHERNET -> ethernet(in, frame);
      case LINUX_SLL -> cooked(in, frame);
      case LINUX_SLL2 -> cooked2(in, frame);
      case RAW, RAW_BSD -> Ip.readEither(in, frame);
      case IPV4 -> Ip.readV4(in, frame);
      case IPV6 -> Ip.readV6(in, frame);
      case NULL, LOOP -> loopback(in, frame);
      default -> frame.fault(FrameFault.LINK_TYPE_UNKNOWN);
    }
  }

  private static void ethernet(Cursor in, Frame frame) {
    long destination = in.u48();
    long source = in.u48();
    if (!in.overrun()) {
      frame.destinationMac = destination;
      frame.sourceMac = source;
    }
    etherType(in, frame);
  }

  private static void cooked(Cursor in, Frame frame) {
    in.skip(4);
    int length = in.u16();
    cookedAddress(length, in, frame);
    etherType(in, frame);
  }

  private static void cooked2(Cursor in, Frame frame) {
    int type = in.u16();
    in.skip(9);
    int length = in.u8();
    cookedAddress(length, in, frame);
    byEtherType(type, in, frame);
  }

  private static void cookedAddress(int length, Cursor in, Frame frame) {
    long address = in.u48();
    in.skip(2);
    if (length == 6 && !in.overrun()) {
      frame.sourceMac = address;
    }
  }

  private static void loopback(Cursor in, Frame frame) {
    int family = (int) in.u32();
    if (in.overrun()) {
      frame.fault(FrameFault.LINK_TRUNCATED);
      return;
    }
    // In the byte order of the machine that captured: families are small, so the order shows.
    if ((family & 0xffff) == 0) {
      family = Integer.reverseBytes(family);
    }
    switch (family) {
      case AF_INET -> Ip.readV4(in, frame);
      case 10, 24, 28, 30 -> Ip.readV6(in, frame);
      default -> {}
    }
  }

  private static void etherType(Cursor in, Frame frame) {
    byEtherType(in.u16(), in, frame);
  }

  private static void byEtherType(int first, Cursor in, Frame frame) {
    int type = first;
    for (int tags = 0; isVlanTag(type) && !in.overrun(); tags++) {
      if (tags == MAX_VLAN_TAGS) {
        frame.fault(FrameFault.VLAN_TOO_DEEP);
        return;
      }
      frame.vlan(in.u16() & 0xfff);
      type = in.u16();
    }
    if (in.overrun()) {
      frame.fault(FrameFault.LINK_TRUNCATED);
      return;
    }
    switch (type) {
      case ETHERTYPE_IPV4 -> Ip.readV4(in, frame);
      case ETHERTYPE_IPV6 -> Ip.readV6(in, frame);
      default -> {} // ARP, LLDP, spanning tree ...: a frame, but no flow
    }
  }

  /** 802.1Q, 802.1ad, and the tag that was used for Q-in-Q before it. */
  private static boolean isVlanTag(int etherType) {
    return etherType == 0x8100 || etherType == 0x88a8 || etherType == 0x9100;
  }
}
