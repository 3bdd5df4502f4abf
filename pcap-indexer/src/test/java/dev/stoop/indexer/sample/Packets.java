package dev.stoop.indexer.sample;

import java.net.InetAddress;

/** Packets, from the inside to the outside: transport, network, link. */
public final class Packets {
  public static final int FIN = 1;
  public static final int SYN = 2;
  public static final int RST = 4;
  public static final int PSH = 8;
  public static final int ACK = 16;

  private static final byte[] NOTHING = {};

  private Packets() {}

  public static byte[] udp(int sourcePort, int destinationPort, byte[] payload) {
    return new Octets()
        .u16(sourcePort, destinationPort, 8 + payload.length, 0)
        .bytes(payload)
        .toArray();
  }

  public static byte[] tcp(
      int sourcePort, int destinationPort, long sequence, int flags, byte[] payload) {
    return new Octets()
        .u16(sourcePort, destinationPort)
        .u32(sequence)
        .u32(0)
        .u8(5 << 4, flags)
        .u16(65_535, 0, 0)
        .bytes(payload)
        .toArray();
  }

  public static byte[] tcp(int sourcePort, int destinationPort, long sequence, int flags) {
    return tcp(sourcePort, destinationPort, sequence, flags, NOTHING);
  }

  public static byte[] icmp(int type, int code) {
    return new Octets().u8(type, code).u16(0, 1, 1).toArray();
  }

  public static byte[] sctp(int sourcePort, int destinationPort) {
    return new Octets().u16(sourcePort, destinationPort).zeros(8).toArray();
  }

  public static byte[] ipv4(int protocol, String source, String destination, byte[] payload) {
    return ipv4(protocol, source, destination, 0, payload);
  }

  /** With the field that holds the fragment's offset in units of 8 bytes and its flags. */
  public static byte[] ipv4(
      int protocol, String source, String destination, int fragment, byte[] payload) {
    return new Octets()
        .u8(0x45, 0)
        .u16(20 + payload.length, 1, fragment)
        .u8(64, protocol)
        .u16(0)
        .bytes(address(source))
        .bytes(address(destination))
        .bytes(payload)
        .toArray();
  }

  public static byte[] ipv6(int next, String source, String destination, byte[] payload) {
    return new Octets()
        .u8(0x60, 0, 0, 0)
        .u16(payload.length)
        .u8(next, 64)
        .bytes(address(source))
        .bytes(address(destination))
        .bytes(payload)
        .toArray();
  }

  /** An extension header of 8 bytes. */
  public static byte[] extension(int next, byte[] rest) {
    return new Octets().u8(next, 0).zeros(6).bytes(rest).toArray();
  }

  public static byte[] ethernet(int etherType, byte[] payload) {
    return new Octets()
        .bytes(new byte[] {2, 0, 0, 0, 0, 2})
        .bytes(new byte[] {2, 0, 0, 0, 0, 1})
        .u16(etherType)
        .bytes(payload)
        .toArray();
  }

  /** IPv4 or IPv6 in Ethernet. */
  public static byte[] ethernet(byte[] ip) {
    return ethernet(ip[0] >> 4 == 4 ? 0x0800 : 0x86dd, ip);
  }

  /** An 802.1Q or 802.1ad tag and what it tags: the payload of an Ethernet frame. */
  public static byte[] vlan(int id, int etherType, byte[] payload) {
    return new Octets().u16(id, etherType).bytes(payload).toArray();
  }

  private static byte[] address(String literal) {
    return InetAddress.ofLiteral(literal).getAddress();
  }
}
