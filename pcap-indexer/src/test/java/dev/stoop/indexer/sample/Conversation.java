package dev.stoop.indexer.sample;

import static dev.stoop.indexer.sample.Packets.ACK;
import static dev.stoop.indexer.sample.Packets.FIN;
import static dev.stoop.indexer.sample.Packets.PSH;
import static dev.stoop.indexer.sample.Packets.SYN;
import static dev.stoop.indexer.sample.Packets.ethernet;
import static dev.stoop.indexer.sample.Packets.ipv4;
import static dev.stoop.indexer.sample.Packets.tcp;
import static dev.stoop.indexer.sample.Packets.udp;

/** What a pod does: look a name up, then speak TLS and HTTP with who answers to it. */
public final class Conversation {
  public static final String POD = "10.244.1.17";
  public static final String RESOLVER = "10.96.0.10";
  public static final String PEER = "192.0.2.80";
  public static final String NAME = "c2.example";

  private static final byte[] PEER_BYTES = {(byte) 192, 0, 2, 80};
  private static final String REQUEST =
      String.join(
          "\r\n",
          "POST /gate.php?id=7 HTTP/1.1",
          "Host: c2.example:8080",
          "User-Agent: curl/8.5.0",
          "Content-Type: text/plain; charset=utf-8",
          "Content-Length: 3",
          "Cookie: session=secret",
          "",
          "abc");
  private static final String RESPONSE =
      String.join("\r\n", "HTTP/1.1 403 Forbidden", "Content-Length: 0", "", "");

  private Conversation() {}

  /** The whole of it, with three flows. */
  public static PcapFile all() {
    PcapFile file = PcapFile.ethernet();
    dns(file);
    tls(file);
    http(file);
    return file;
  }

  public static PcapFile dns(PcapFile file) {
    return file.add(out(RESOLVER, 17, udp(40_053, 53, DnsBytes.query(0x2a2a, NAME, 1))))
        .add(back(RESOLVER, 17, udp(53, 40_053, DnsBytes.response(0x2a2a, NAME, 1, PEER_BYTES))));
  }

  public static PcapFile tls(PcapFile file) {
    byte[] hello = TlsBytes.records(TlsBytes.clientHello(NAME), 1 << 14);
    byte[] answer = TlsBytes.records(TlsBytes.serverHello(), 1 << 14);
    return connect(file, 40_443, 443)
        .add(out(PEER, 6, tcp(40_443, 443, 1001, PSH | ACK, hello)))
        .add(back(PEER, 6, tcp(443, 40_443, 5001, PSH | ACK, answer)));
  }

  public static PcapFile http(PcapFile file) {
    return connect(file, 40_080, 8080)
        .add(out(PEER, 6, tcp(40_080, 8080, 1001, PSH | ACK, Octets.latin1(REQUEST))))
        .add(back(PEER, 6, tcp(8080, 40_080, 5001, PSH | ACK, Octets.latin1(RESPONSE))))
        .add(out(PEER, 6, tcp(40_080, 8080, 1001 + REQUEST.length(), FIN | ACK)));
  }

  private static PcapFile connect(PcapFile file, int from, int to) {
    return file.add(out(PEER, 6, tcp(from, to, 1000, SYN)))
        .add(back(PEER, 6, tcp(to, from, 5000, SYN | ACK)))
        .add(out(PEER, 6, tcp(from, to, 1001, ACK)));
  }

  private static byte[] out(String peer, int protocol, byte[] transport) {
    return ethernet(ipv4(protocol, POD, peer, transport));
  }

  private static byte[] back(String peer, int protocol, byte[] transport) {
    return ethernet(ipv4(protocol, peer, POD, transport));
  }
}
