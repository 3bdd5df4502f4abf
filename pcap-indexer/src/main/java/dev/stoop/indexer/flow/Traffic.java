package dev.stoop.indexer.flow;

import dev.stoop.indexer.packet.Frame;

/** What one end of a flow sent. */
public final class Traffic {
  private long packets;
  private long bytes;
  private long payloadBytes;
  private int tcpFlags;
  private long mac = -1;

  void add(Frame frame) {
    packets++;
    bytes += frame.wireLength();
    payloadBytes += frame.payloadLength() + frame.payloadMissing();
    tcpFlags |= frame.tcpFlags();
    if (mac == -1) {
      mac = frame.sourceMac();
    }
  }

  public long packets() {
    return packets;
  }

  /** On the wire, with all headers. */
  public long bytes() {
    return bytes;
  }

  /** Behind the transport's header, on the wire; what was sent again counts again. */
  public long payloadBytes() {
    return payloadBytes;
  }

  /** All flags that any segment had, as in {@link Frame}. */
  public int tcpFlags() {
    return tcpFlags;
  }

  /** The sender's hardware address, 48 bits; -1 where the link layer has none. */
  public long mac() {
    return mac;
  }

  boolean had(int flags) {
    return (tcpFlags & flags) != 0;
  }
}
