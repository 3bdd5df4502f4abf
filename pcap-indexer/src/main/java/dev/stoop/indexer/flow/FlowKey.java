package dev.stoop.indexer.flow;

import dev.stoop.indexer.packet.IpProtocol;
import dev.stoop.indexer.packet.IpText;

/**
 * What the packets of one flow have in common, seen from its source.
 *
 * <p>Addresses are as in {@link dev.stoop.indexer.packet.Frame}. For ICMP the ports are the type
 * and the type that answers it, or the type and the code where none does, as Community ID has it.
 *
 * @param protocol IANA's number
 * @param oneWay whether the opposite direction would be another flow
 */
public record FlowKey(
    int ipVersion,
    int protocol,
    long sourceHigh,
    long sourceLow,
    long destinationHigh,
    long destinationLow,
    int sourcePort,
    int destinationPort,
    boolean oneWay,
    int vlan,
    int innerVlan) {

  public String sourceIp() {
    return IpText.of(ipVersion, sourceHigh, sourceLow);
  }

  public String destinationIp() {
    return IpText.of(ipVersion, destinationHigh, destinationLow);
  }

  public boolean isIcmp() {
    return protocol == IpProtocol.ICMP || protocol == IpProtocol.ICMPV6;
  }

  /** Whether source and destination port are ports. */
  public boolean hasPorts() {
    return protocol == IpProtocol.TCP || protocol == IpProtocol.UDP || protocol == IpProtocol.SCTP;
  }

  FlowKey reversed() {
    return new FlowKey(
        ipVersion,
        protocol,
        destinationHigh,
        destinationLow,
        sourceHigh,
        sourceLow,
        destinationPort,
        sourcePort,
        oneWay,
        vlan,
        innerVlan);
  }
}
