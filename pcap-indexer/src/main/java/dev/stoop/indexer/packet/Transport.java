package dev.stoop.indexer.packet;

import dev.stoop.indexer.bytes.Cursor;

/** Reads TCP, UDP, SCTP, ICMP and ICMPv6 headers (RFC 9293, 768, 9260, 792, 4443). */
final class Transport {
  private static final int TCP_MINIMUM = 20;
  private static final int UDP_HEADER = 8;
  private static final int SCTP_HEADER = 12;

  private Transport() {}

  /** Reads on where the network layer's header ended; the cursor's end is the datagram's. */
  static void read(Cursor in, Frame frame) {
    switch (frame.protocol) {
      case IpProtocol.TCP -> tcp(in, frame);
      case IpProtocol.UDP -> udp(in, frame);
      case IpProtocol.SCTP -> sctp(in, frame);
      case IpProtocol.ICMP, IpProtocol.ICMPV6 -> icmp(in, frame);
      default -> frame.payload(in);
    }
  }

  private static void tcp(Cursor in, Frame frame) {
    long start = in.at();
    ports(in, frame);
    frame.tcpSequence = (int) in.u32();
    in.skip(4);
    int offset = (in.u8() >> 4) * 4;
    int flags = in.u8();
    in.skip(6);
    if (in.overrun()) {
      frame.fault(FrameFault.TCP_TRUNCATED);
      return;
    }
    frame.tcpFlags = flags;
    if (offset < TCP_MINIMUM || offset > in.end() - start) {
      frame.fault(FrameFault.TCP_DATA_OFFSET);
      return;
    }
    in.skip(offset - TCP_MINIMUM);
    frame.payload(in);
  }

  private static void udp(Cursor in, Frame frame) {
    long available = in.remaining();
    ports(in, frame);
    int length = in.u16();
    in.skip(2);
    if (in.overrun()) {
      frame.fault(FrameFault.UDP_TRUNCATED);
      return;
    }
    // 0 is a jumbogram (RFC 2675); the first fragment's length is that of the whole datagram.
    if (length != 0 && (length < UDP_HEADER || (length > available && !frame.moreFragments))) {
      frame.fault(FrameFault.UDP_LENGTH);
    }
    if (length >= UDP_HEADER) {
      in.limit(length - UDP_HEADER);
    }
    frame.payload(in);
  }

  private static void sctp(Cursor in, Frame frame) {
    ports(in, frame);
    in.skip(SCTP_HEADER - 4);
    if (in.overrun()) {
      frame.fault(FrameFault.SCTP_TRUNCATED);
      return;
    }
    frame.payload(in);
  }

  private static void icmp(Cursor in, Frame frame) {
    int type = in.u8();
    int code = in.u8();
    in.skip(2);
    if (in.overrun()) {
      frame.fault(FrameFault.ICMP_TRUNCATED);
      return;
    }
    frame.icmpType = type;
    frame.icmpCode = code;
    frame.payload(in);
  }

  /** The ports are known even where the rest of the header is cut off. */
  private static void ports(Cursor in, Frame frame) {
    int source = in.u16();
    int destination = in.u16();
    if (!in.overrun()) {
      frame.hasPorts = true;
      frame.sourcePort = source;
      frame.destinationPort = destination;
    }
  }
}
