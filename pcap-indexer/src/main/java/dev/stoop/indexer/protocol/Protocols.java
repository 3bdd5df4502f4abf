package dev.stoop.indexer.protocol;

import dev.stoop.indexer.bytes.Budget;
import dev.stoop.indexer.bytes.Cursor;
import dev.stoop.indexer.bytes.Verdict;
import dev.stoop.indexer.protocol.dns.DnsDecoder;
import dev.stoop.indexer.protocol.http.HttpStart;
import dev.stoop.indexer.protocol.tls.TlsHello;

/** Picks the dialogue for a flow; one for all flows of a reading. */
public final class Protocols {
  private static final int DNS_PORT = 53;
  private static final int NETBIOS_PORT = 137;
  private static final int MDNS_PORT = 5353;
  private static final int LLMNR_PORT = 5355;

  /** What the first bytes of a connection can be. */
  enum Recognised {
    TLS,
    HTTP,
    DNS,
    NONE,
    UNCLEAR
  }

  private static final int TLS_HANDSHAKE = 22;
  private static final int ENOUGH = 64;
  private static final int DNS_PREFIX = 2;

  private final DnsDecoder dns = new DnsDecoder();
  private final Cursor probe = new Cursor();
  private final Budget budget;

  public Protocols(Budget budget) {
    this.budget = budget;
  }

  /** For a TCP connection between these ports. */
  public Dialogue tcp(int sourcePort, int destinationPort, Findings findings) {
    boolean dnsPort = sourcePort == DNS_PORT || destinationPort == DNS_PORT;
    return new TcpRecogniser(this, findings, dnsPort, budget);
  }

  /** For the datagrams between two UDP ports. */
  public Dialogue udp(int sourcePort, int destinationPort, Findings findings) {
    if (sourcePort == NETBIOS_PORT || destinationPort == NETBIOS_PORT) {
      return Opaque.OPAQUE; // its messages look like DNS, its names are none
    }
    String protocol = byPort(destinationPort);
    if (protocol.isEmpty()) {
      protocol = byPort(sourcePort);
    }
    return protocol.isEmpty()
        ? new UdpRecogniser(dns, findings, budget)
        : new DnsDatagrams(protocol, dns, findings, budget);
  }

  /** For what a proxy carries behind CONNECT. */
  Dialogue tunnelled(Findings findings) {
    return new TcpRecogniser(this, findings, false, budget);
  }

  Budget budget() {
    return budget;
  }

  DnsDecoder dns() {
    return dns;
  }

  /** Tells what the bytes begin; the cursor stays where it is. */
  Recognised recognise(Cursor in, boolean dnsPort) {
    Verdict tls = isTls(probe.on(in.segment(), in.at(), in.end()));
    Verdict http = tls == Verdict.NO ? HttpStart.judge(in) : Verdict.NO;
    if (tls == Verdict.YES) {
      return Recognised.TLS;
    }
    // A first line longer than a segment: long enough to be believed, and checked when it is whole.
    if (http == Verdict.YES || (http == Verdict.MORE && in.remaining() > ENOUGH)) {
      return Recognised.HTTP;
    }
    if (isDns(probe.on(in.segment(), in.at(), in.end()), dnsPort)) {
      return Recognised.DNS;
    }
    boolean unclear = tls == Verdict.MORE || http == Verdict.MORE;
    return unclear || (dnsPort && in.remaining() < DNS_PREFIX + DnsDecoder.HEADER)
        ? Recognised.UNCLEAR
        : Recognised.NONE;
  }

  /** A handshake record of SSL 3.0 to TLS 1.3 that begins with a ClientHello or ServerHello. */
  private static Verdict isTls(Cursor in) {
    boolean whole = in.remaining() >= 6;
    boolean record = in.u8() == TLS_HANDSHAKE && (in.remaining() == 0 || in.u8() == 3);
    if (!record) {
      return Verdict.NO;
    }
    if (!whole) {
      return Verdict.MORE;
    }
    int minor = in.u8();
    in.skip(2);
    int message = in.u8();
    boolean hello = message == TlsHello.CLIENT_HELLO || message == TlsHello.SERVER_HELLO;
    return minor <= 4 && hello ? Verdict.YES : Verdict.NO;
  }

  private boolean isDns(Cursor in, boolean dnsPort) {
    int length = in.u16();
    if (in.overrun() || length < DnsDecoder.HEADER || in.remaining() < DnsDecoder.HEADER) {
      return false;
    }
    return dnsPort || (in.remaining() == length && dns.isDns(in));
  }

  private static String byPort(int port) {
    return switch (port) {
      case DNS_PORT -> "dns";
      case MDNS_PORT -> "mdns";
      case LLMNR_PORT -> "llmnr";
      default -> "";
    };
  }
}
