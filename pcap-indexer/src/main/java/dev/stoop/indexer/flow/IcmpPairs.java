package dev.stoop.indexer.flow;

import dev.stoop.indexer.packet.IpProtocol;

/**
 * Which ICMP types ask and answer each other.
 *
 * @see <a href="https://github.com/corelight/community-id-spec">Community ID: ICMP</a>
 */
final class IcmpPairs {
  /** No other type answers this one. */
  static final int NONE = -1;

  private IcmpPairs() {}

  static int counterpart(int protocol, int type) {
    return protocol == IpProtocol.ICMP ? icmp(type) : icmpV6(type);
  }

  private static int icmp(int type) {
    return switch (type) {
      case 0 -> 8; // echo
      case 8 -> 0;
      case 9 -> 10; // router advertisement, solicitation
      case 10 -> 9;
      case 13 -> 14; // timestamp
      case 14 -> 13;
      case 15 -> 16; // information
      case 16 -> 15;
      case 17 -> 18; // address mask
      case 18 -> 17;
      default -> NONE;
    };
  }

  private static int icmpV6(int type) {
    return switch (type) {
      case 128 -> 129; // echo
      case 129 -> 128;
      case 130 -> 131; // multicast listener query, report
      case 131 -> 130;
      case 133 -> 134; // router solicitation, advertisement
      case 134 -> 133;
      case 135 -> 136; // neighbour solicitation, advertisement
      case 136 -> 135;
      case 139 -> 140; // node information
      case 140 -> 139;
      case 144 -> 145; // home agent address discovery
      case 145 -> 144;
      default -> NONE;
    };
  }
}
