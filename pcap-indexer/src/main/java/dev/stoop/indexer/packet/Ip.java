package dev.stoop.indexer.packet;

import dev.stoop.indexer.bytes.Cursor;

/** Reads IPv4 (RFC 791) and IPv6 with its extension headers (RFC 8200), then the transport. */
final class Ip {
  /** No real packet has more; each costs a step, so there has to be an end. */
  static final int MAX_EXTENSIONS = 10;

  private static final int IPV4_MINIMUM = 20;

  private Ip() {}

  /** Reads IPv4 or IPv6, as the first four bits say. */
  static void readEither(Cursor in, Frame frame) {
    if (in.peek() >> 4 == 6) {
      readV6(in, frame);
    } else {
      readV4(in, frame);
    }
  }

  static void readV4(Cursor in, Frame frame) {
    long available = in.remaining();
    int versionAndLength = in.u8();
    in.skip(1);
    int total = in.u16();
    in.skip(2);
    int fragment = in.u16();
    in.skip(1);
    int protocol = in.u8();
    in.skip(2);
    long source = in.u32();
    long destination = in.u32();
    if (in.overrun()) {
      frame.fault(FrameFault.IPV4_TRUNCATED);
      return;
    }
    if (versionAndLength >> 4 != 4) {
      frame.fault(FrameFault.IP_VERSION);
      return;
    }
    int header = (versionAndLength & 0xf) * 4;
    if (header < IPV4_MINIMUM) {
      frame.fault(FrameFault.IPV4_HEADER_LENGTH);
      return;
    }
    frame.network(4, protocol, 0, source, 0, destination);
    if (header > available) {
      frame.fault(FrameFault.IPV4_TRUNCATED);
      return;
    }
    // 0: segmentation was left to the network card, and the frame was captured before it.
    if (total != 0 && (total < header || total > available)) {
      frame.fault(FrameFault.IPV4_TOTAL_LENGTH);
    }
    frame.wirePayloadBeyond(total - available);
    if (total >= header) {
      in.limit(total - IPV4_MINIMUM);
    }
    in.skip(header - IPV4_MINIMUM);
    frame.moreFragments = (fragment & 0x2000) != 0;
    frame.laterFragment = (fragment & 0x1fff) != 0;
    readTransport(in, frame);
  }

  static void readV6(Cursor in, Frame frame) {
    int version = in.u8() >> 4;
    in.skip(3);
    int payload = in.u16();
    int next = in.u8();
    in.skip(1);
    long sourceHigh = in.u64();
    long sourceLow = in.u64();
    long destinationHigh = in.u64();
    long destinationLow = in.u64();
    if (in.overrun()) {
      frame.fault(FrameFault.IPV6_TRUNCATED);
      return;
    }
    if (version != 6) {
      frame.fault(FrameFault.IP_VERSION);
      return;
    }
    frame.network(6, next, sourceHigh, sourceLow, destinationHigh, destinationLow);
    if (payload > in.remaining()) {
      frame.fault(FrameFault.IPV6_PAYLOAD_LENGTH);
    }
    frame.wirePayloadBeyond(payload - in.remaining());
    // 0: a jumbogram, or segmentation was left to the network card.
    if (payload != 0) {
      in.limit(payload);
    }
    if (skipExtensions(in, frame)) {
      readTransport(in, frame);
    }
  }

  /** Goes to the transport header; false where there is none to be found. */
  private static boolean skipExtensions(Cursor in, Frame frame) {
    for (int count = 0; isExtension(frame.protocol); count++) {
      if (count == MAX_EXTENSIONS) {
        frame.fault(FrameFault.IPV6_TOO_MANY_EXTENSIONS);
        return false;
      }
      int kind = frame.protocol;
      int next = in.u8();
      int length = in.u8();
      switch (kind) {
        case IpProtocol.FRAGMENT -> {
          int fragment = in.u16();
          in.skip(4);
          frame.moreFragments = (fragment & 1) != 0;
          frame.laterFragment = (fragment & 0xfff8) != 0;
        }
        case IpProtocol.AH -> in.skip((length + 2) * 4L - 2);
        default -> in.skip((length + 1) * 8L - 2);
      }
      if (in.overrun()) {
        frame.fault(FrameFault.IPV6_EXTENSION_TRUNCATED);
        return false;
      }
      frame.protocol = next;
      if (frame.laterFragment) {
        return true; // what follows is the middle of something
      }
    }
    return true;
  }

  private static boolean isExtension(int protocol) {
    return switch (protocol) {
      case IpProtocol.HOP_BY_HOP,
          IpProtocol.ROUTING,
          IpProtocol.FRAGMENT,
          IpProtocol.AH,
          IpProtocol.DESTINATION_OPTIONS,
          IpProtocol.MOBILITY ->
          true;
      default -> false;
    };
  }

  private static void readTransport(Cursor in, Frame frame) {
    if (frame.laterFragment) {
      frame.payload(in);
    } else {
      Transport.read(in, frame);
    }
  }
}
