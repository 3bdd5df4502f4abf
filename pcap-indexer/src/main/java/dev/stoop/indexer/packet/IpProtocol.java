package dev.stoop.indexer.packet;

/**
 * The protocol numbers that are told apart here.
 *
 * @see <a href="https://www.iana.org/assignments/protocol-numbers">IANA: protocol numbers</a>
 */
public final class IpProtocol {
  public static final int HOP_BY_HOP = 0;
  public static final int ICMP = 1;
  public static final int IGMP = 2;
  public static final int IPV4 = 4;
  public static final int TCP = 6;
  public static final int UDP = 17;
  public static final int IPV6 = 41;
  public static final int ROUTING = 43;
  public static final int FRAGMENT = 44;
  public static final int GRE = 47;
  public static final int ESP = 50;
  public static final int AH = 51;
  public static final int ICMPV6 = 58;
  public static final int DESTINATION_OPTIONS = 60;
  public static final int SCTP = 132;
  public static final int MOBILITY = 135;

  private IpProtocol() {}

  /** The name that ECS {@code network.transport} expects: IANA's keyword, in lower case. */
  public static String name(int number) {
    return switch (number) {
      case ICMP -> "icmp";
      case IGMP -> "igmp";
      case IPV4 -> "ipv4";
      case TCP -> "tcp";
      case UDP -> "udp";
      case IPV6 -> "ipv6";
      case GRE -> "gre";
      case ESP -> "esp";
      case AH -> "ah";
      case ICMPV6 -> "ipv6-icmp";
      case SCTP -> "sctp";
      default -> Integer.toString(number);
    };
  }
}
