package dev.stoop.worker.filter;

import dev.stoop.alert.Connection;
import dev.stoop.alert.Endpoint;
import dev.stoop.alert.IpAddress;
import dev.stoop.alert.Protocol;
import dev.stoop.capture.Traffic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A filter in the language of libpcap.
 *
 * <p>A later fragment of an IP packet has no ports; where a conversation is wanted, all later
 * fragments between its two addresses are taken. IPv6 packets whose protocol stands behind an
 * extension header other than a fragment header are not recognised by protocol or port.
 *
 * @param text empty: every packet
 */
public record PacketFilter(String text) {
  private static final String LATER_FRAGMENT = "(ip[6:2] & 0x1fff != 0 or ip6[6] == 44)";
  private static final PacketFilter EVERYTHING = new PacketFilter("");

  /**
   * Builds the filter for one target.
   *
   * @param own the target's addresses, which choose nothing among its packets
   */
  public static PacketFilter of(Traffic traffic, Collection<IpAddress> own) {
    return switch (traffic) {
      case Traffic.All all -> EVERYTHING;
      case Traffic.Protocol(Protocol protocol) -> new PacketFilter(name(protocol));
      case Traffic.Peer(List<IpAddress> addresses) -> peers(addresses, own);
      case Traffic.Conversation(Connection connection) -> conversation(connection);
    };
  }

  /**
   * The same packets also behind a VLAN tag that the kernel left in the packet. Only for Ethernet:
   * libpcap knows no tags elsewhere.
   */
  public PacketFilter alsoTagged() {
    // Last, because libpcap reads everything after "vlan" as behind the tag.
    return text.isEmpty()
        ? this
        : new PacketFilter("(%s) or (vlan and (%s))".formatted(text, text));
  }

  /** Of addresses that are all the target's own, none is left out: then they are meant. */
  private static PacketFilter peers(List<IpAddress> addresses, Collection<IpAddress> own) {
    List<IpAddress> others = addresses.stream().filter(a -> !own.contains(a)).toList();
    return new PacketFilter(
        (others.isEmpty() ? addresses : others)
            .stream().map(PacketFilter::host).collect(Collectors.joining(" or ")));
  }

  private static PacketFilter conversation(Connection connection) {
    Endpoint other = connection.other();
    if (other == null) {
      return listening(connection.protocol(), connection.one());
    }
    if (connection.one().address().isV6() != other.address().isV6()) {
      // No packet has both; libpcap would refuse such a filter.
      return peers(List.of(connection.one().address(), other.address()), List.of());
    }
    Protocol protocol = connection.protocol();
    String both =
        all(
            host(connection.one().address()),
            host(other.address()),
            name(protocol, other.address()));
    if (connection.one().port() == 0 && other.port() == 0) {
      return new PacketFilter(both);
    }
    String ports =
        "(%s) or (%s)"
            .formatted(
                directed(connection.one(), other, protocol),
                directed(other, connection.one(), protocol));
    return new PacketFilter("%s or (%s)".formatted(ports, all(both, LATER_FRAGMENT)));
  }

  private static String directed(Endpoint from, Endpoint to, @Nullable Protocol protocol) {
    return all(
        name(protocol, from.address()),
        family(from.address()) + " src host " + from.address(),
        family(to.address()) + " dst host " + to.address(),
        port("src port", from),
        port("dst port", to));
  }

  /** A socket with one end: who talks to it is not known. */
  private static PacketFilter listening(@Nullable Protocol protocol, Endpoint end) {
    boolean anyAddress = end.address().inet().isAnyLocalAddress();
    return new PacketFilter(
        all(
            name(protocol, end.address()),
            anyAddress ? "" : host(end.address()),
            port("port", end)));
  }

  private static String host(IpAddress address) {
    return family(address) + " host " + address;
  }

  private static String family(IpAddress address) {
    return address.isV6() ? "ip6" : "ip";
  }

  private static String port(String keyword, Endpoint end) {
    return end.port() == 0 ? "" : keyword + " " + end.port();
  }

  /** An alert may call the control messages of either IP version ICMP. */
  private static String name(@Nullable Protocol protocol, IpAddress address) {
    if (protocol == null) {
      return "";
    }
    if (protocol.hasPorts()) {
      return name(protocol);
    }
    return name(address.isV6() ? Protocol.ICMPV6 : Protocol.ICMP);
  }

  private static String name(Protocol protocol) {
    return switch (protocol) {
      case TCP -> "tcp";
      case UDP -> "udp";
      case SCTP -> "sctp";
      case ICMP -> "icmp";
      case ICMPV6 -> "icmp6";
    };
  }

  private static String all(String... conditions) {
    List<String> given = new ArrayList<>();
    for (String condition : conditions) {
      if (!condition.isEmpty()) {
        given.add(condition);
      }
    }
    return String.join(" and ", given);
  }
}
