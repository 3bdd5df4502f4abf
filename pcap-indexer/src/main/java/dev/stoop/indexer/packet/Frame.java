package dev.stoop.indexer.packet;

import dev.stoop.indexer.bytes.Cursor;
import java.lang.foreign.MemorySegment;

/**
 * One decoded packet, overwritten by the next: nobody keeps it.
 *
 * <p>Addresses are two longs each, an IPv4 address being the low 32 bits of the second. Lengths are
 * bytes. What a packet does not have is 0, or -1 where 0 means something.
 */
public final class Frame {
  public static final int FIN = 0x01;
  public static final int SYN = 0x02;
  public static final int RST = 0x04;
  public static final int PSH = 0x08;
  public static final int ACK = 0x10;
  public static final int URG = 0x20;
  public static final int ECE = 0x40;
  public static final int CWR = 0x80;

  private MemorySegment file = MemorySegment.NULL;
  private long number;
  private long epochNanos;
  private int wireLength;
  private boolean cut;
  private FrameFault fault = FrameFault.NONE;

  long sourceMac;
  long destinationMac;
  private int vlan;
  private int innerVlan;

  private int ipVersion;
  int protocol;
  private long sourceHigh;
  private long sourceLow;
  private long destinationHigh;
  private long destinationLow;
  boolean moreFragments;
  boolean laterFragment;

  boolean hasPorts;
  int sourcePort;
  int destinationPort;
  int icmpType;
  int icmpCode;
  int tcpSequence;
  int tcpFlags;

  private long payloadStart;
  private long payloadEnd;
  private long payloadMissing;

  /** Forgets the packet before. */
  void begin(MemorySegment file, long number, long epochNanos, int capturedLength, int wireLength) {
    this.file = file;
    this.number = number;
    this.epochNanos = epochNanos;
    this.wireLength = Math.max(wireLength, capturedLength);
    cut = capturedLength < wireLength;
    fault = FrameFault.NONE;
    sourceMac = destinationMac = -1;
    vlan = innerVlan = 0;
    ipVersion = 0;
    protocol = -1;
    sourceHigh = sourceLow = destinationHigh = destinationLow = 0;
    moreFragments = laterFragment = hasPorts = false;
    sourcePort = destinationPort = 0;
    icmpType = icmpCode = -1;
    tcpSequence = tcpFlags = 0;
    payloadStart = payloadEnd = payloadMissing = 0;
  }

  /** The first fault counts; what snaplen cut off is no fault of the packet's. */
  void fault(FrameFault found) {
    boolean consequenceOfCut = cut && found != FrameFault.LINK_TYPE_UNKNOWN;
    if (fault == FrameFault.NONE && !consequenceOfCut) {
      fault = found;
    }
  }

  void vlan(int id) {
    if (vlan == 0) {
      vlan = id;
    } else {
      innerVlan = id;
    }
  }

  void network(int version, int next, long fromHigh, long fromLow, long destHigh, long destLow) {
    ipVersion = version;
    protocol = next;
    sourceHigh = fromHigh;
    sourceLow = fromLow;
    destinationHigh = destHigh;
    destinationLow = destLow;
  }

  /** The network layer says that this many bytes follow what was captured. */
  void wirePayloadBeyond(long missing) {
    payloadMissing = cut ? Math.max(0, missing) : 0;
  }

  void payload(Cursor in) {
    payloadStart = in.at();
    payloadEnd = in.end();
  }

  public MemorySegment file() {
    return file;
  }

  /** The packet's number in the file, from 1, as Wireshark counts. */
  public long number() {
    return number;
  }

  public long epochNanos() {
    return epochNanos;
  }

  public Moment moment() {
    return new Moment(epochNanos, number);
  }

  /** The length on the wire, link layer included, whatever was captured of it. */
  public int wireLength() {
    return wireLength;
  }

  /** Whether snaplen cut the packet. */
  public boolean cut() {
    return cut;
  }

  public FrameFault fault() {
    return fault;
  }

  public boolean isIp() {
    return ipVersion != 0;
  }

  /** 4, 6, or 0 where the packet is no IP packet. */
  public int ipVersion() {
    return ipVersion;
  }

  /** The transport protocol's number, behind any extension headers; -1 where there is none. */
  public int protocol() {
    return protocol;
  }

  public long sourceHigh() {
    return sourceHigh;
  }

  public long sourceLow() {
    return sourceLow;
  }

  public long destinationHigh() {
    return destinationHigh;
  }

  public long destinationLow() {
    return destinationLow;
  }

  /** 48 bits, or -1. */
  public long sourceMac() {
    return sourceMac;
  }

  /** 48 bits, or -1. */
  public long destinationMac() {
    return destinationMac;
  }

  /** The outer VLAN id, 0 without one. */
  public int vlan() {
    return vlan;
  }

  /** The innermost VLAN id where tags are stacked, 0 otherwise. */
  public int innerVlan() {
    return innerVlan;
  }

  public boolean isFragment() {
    return moreFragments || laterFragment;
  }

  /** A fragment that does not begin its datagram: without ports. */
  public boolean isLaterFragment() {
    return laterFragment;
  }

  public boolean hasPorts() {
    return hasPorts;
  }

  public int sourcePort() {
    return sourcePort;
  }

  public int destinationPort() {
    return destinationPort;
  }

  /** -1 without one. */
  public int icmpType() {
    return icmpType;
  }

  public int icmpCode() {
    return icmpCode;
  }

  /** Compared by difference: it wraps. */
  public int tcpSequence() {
    return tcpSequence;
  }

  public int tcpFlags() {
    return tcpFlags;
  }

  /** Where the transport's payload begins in the {@linkplain #file() file}. */
  public long payloadStart() {
    return payloadStart;
  }

  public long payloadEnd() {
    return payloadEnd;
  }

  public long payloadLength() {
    return payloadEnd - payloadStart;
  }

  /** How many bytes of the payload were on the wire and were not captured. */
  public long payloadMissing() {
    return payloadMissing;
  }
}
