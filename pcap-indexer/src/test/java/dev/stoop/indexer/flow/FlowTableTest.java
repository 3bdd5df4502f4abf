package dev.stoop.indexer.flow;

import static dev.stoop.indexer.sample.Packets.ACK;
import static dev.stoop.indexer.sample.Packets.FIN;
import static dev.stoop.indexer.sample.Packets.RST;
import static dev.stoop.indexer.sample.Packets.SYN;
import static dev.stoop.indexer.sample.Packets.ethernet;
import static dev.stoop.indexer.sample.Packets.icmp;
import static dev.stoop.indexer.sample.Packets.ipv4;
import static dev.stoop.indexer.sample.Packets.tcp;
import static dev.stoop.indexer.sample.Packets.udp;
import static dev.stoop.indexer.sample.Packets.vlan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stoop.indexer.packet.Frame;
import dev.stoop.indexer.packet.FrameDecoder;
import dev.stoop.indexer.sample.DnsBytes;
import dev.stoop.indexer.sample.Octets;
import dev.stoop.indexer.sample.TlsBytes;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FlowTableTest {
  private static final String CLIENT = "10.0.0.1";
  private static final String SERVER = "10.0.0.2";

  private final Recorder found = new Recorder();
  private final FrameDecoder decoder = new FrameDecoder();
  private FlowTable table = new FlowTable(FlowLimits.DEFAULT, found);
  private long number;

  @Test
  void bothDirectionsAreOneFlow() {
    // When
    out(tcp(1000, 80, 10, SYN));
    back(tcp(80, 1000, 20, SYN | ACK));
    out(tcp(1000, 80, 11, ACK));
    table.end();

    // Then
    Flow flow = only();
    assertThat(flow.key().sourceIp()).isEqualTo(CLIENT);
    assertThat(flow.isInitiatorKnown()).isTrue();
    assertThat(flow.sent().packets()).isEqualTo(2);
    assertThat(flow.returned().packets()).isEqualTo(1);
    assertThat(flow.sent().bytes()).isEqualTo(2 * 54);
    assertThat(flow.sent().tcpFlags()).isEqualTo(Frame.SYN | Frame.ACK);
    assertThat(flow.firstFrame()).isEqualTo(1);
    assertThat(flow.lastFrame()).isEqualTo(3);
    assertThat(flow.endNanos() - flow.startNanos()).isEqualTo(2);
  }

  @Test
  void whoAnswersASynDidNotBegin() {
    back(tcp(80, 1000, 20, SYN | ACK));
    table.end();

    assertThat(only().key().sourceIp()).isEqualTo(CLIENT);
    assertThat(only().key().destinationPort()).isEqualTo(80);
    assertThat(only().returned().packets()).isEqualTo(1);
    assertThat(only().isInitiatorKnown()).isTrue();
  }

  @Test
  void withoutASynTheFirstSenderIsTheSource() {
    back(tcp(80, 1000, 20, ACK));
    out(tcp(1000, 80, 10, ACK));
    table.end();

    assertThat(only().key().sourceIp()).isEqualTo(SERVER);
    assertThat(only().isInitiatorKnown()).isFalse();
  }

  @Test
  void aSynAfterTheEndBeginsAnotherFlow() {
    out(tcp(1000, 80, 10, SYN));
    out(tcp(1000, 80, 11, FIN | ACK));
    back(tcp(80, 1000, 21, FIN | ACK));
    out(tcp(1000, 80, 12, ACK));
    out(tcp(1000, 80, 9000, SYN));
    back(tcp(80, 1000, 20, RST | ACK));
    out(tcp(1000, 80, 9999, SYN));
    table.end();

    assertThat(found.flows).extracting(flow -> flow.sent().packets()).containsExactly(3L, 1L, 1L);
  }

  @Test
  void theSameSynAgainDoesNot() {
    out(tcp(1000, 80, 10, SYN));
    back(tcp(80, 1000, 0, RST | ACK));
    out(tcp(1000, 80, 10, SYN));
    table.end();

    assertThat(only().sent().packets()).isEqualTo(2);
  }

  @Test
  void aSynInTheMiddleOfAConnectionDoesNot() {
    out(tcp(1000, 80, 10, SYN));
    back(tcp(80, 1000, 20, SYN | ACK));
    out(tcp(1000, 80, 555, SYN));
    table.end();

    assertThat(only().sent().packets()).isEqualTo(2);
  }

  @Test
  void aSynEndsWhatWasGoingOnBeforeTheCapture() {
    out(tcp(1000, 80, 10, ACK));
    out(tcp(1000, 80, 9000, SYN));
    table.end();

    assertThat(found.flows).hasSize(2);
  }

  @Test
  void icmpQuestionsAndAnswersAreOneFlow() {
    add(ethernet(ipv4(1, CLIENT, SERVER, icmp(8, 0))));
    add(ethernet(ipv4(1, SERVER, CLIENT, icmp(0, 0))));
    table.end();

    assertThat(only().sent().packets()).isEqualTo(1);
    assertThat(only().returned().packets()).isEqualTo(1);
  }

  @Test
  void icmpErrorsGoOneWay() {
    add(ethernet(ipv4(1, CLIENT, SERVER, icmp(3, 3))));
    add(ethernet(ipv4(1, SERVER, CLIENT, icmp(3, 3))));
    table.end();

    assertThat(found.flows).hasSize(2);
    assertThat(found.flows.getFirst().key().oneWay()).isTrue();
    assertThat(found.flows.getFirst().icmpCode()).isEqualTo(3);
  }

  @Test
  void vlansAreApart() {
    byte[] packet = ipv4(17, CLIENT, SERVER, udp(1, 2, new byte[0]));
    add(ethernet(packet));
    add(ethernet(0x8100, vlan(5, 0x0800, packet)));
    add(ethernet(0x88a8, vlan(5, 0x8100, vlan(6, 0x0800, packet))));
    table.end();

    assertThat(found.flows).hasSize(3);
  }

  @Test
  void laterFragmentsAreCountedWithoutPorts() {
    byte[] datagram = udp(1000, 53, DnsBytes.query(1, "example.org", 1));
    add(ethernet(ipv4(17, CLIENT, SERVER, 0x2000, datagram)));
    add(ethernet(ipv4(17, CLIENT, SERVER, 0x0004, datagram)));
    table.end();

    assertThat(found.flows).extracting(Flow::fragments).containsExactly(1L, 1L);
    assertThat(found.flows).extracting(flow -> flow.key().sourcePort()).containsExactly(1000, 0);
    assertThat(found.dns).as("half a datagram is not read").isEmpty();
  }

  @Test
  void thereIsRoomForSoManyFlows() {
    table = new FlowTable(new FlowLimits(2, 0), found);
    for (int port = 1; port <= 5; port++) {
      out(udp(port, 9, new byte[0]));
    }
    out(udp(1, 9, new byte[0]));
    table.end();

    assertThat(table.size()).isEqualTo(2);
    assertThat(table.overflow()).isEqualTo(3);
    assertThat(found.flows.getFirst().sent().packets()).isEqualTo(2);
  }

  @Test
  void manyFlowsAreFoundAgain() {
    int many = 5000;
    for (int i = 0; i < 2 * many; i++) {
      out(udp(i % many, 9, new byte[0]));
    }
    table.end();

    assertThat(found.flows).hasSize(many);
    assertThat(found.flows).allMatch(flow -> flow.sent().packets() == 2);
    assertThat(found.flows).extracting(flow -> flow.key().sourcePort()).isSorted();
  }

  @Test
  void whatAFlowCarriesIsRead() {
    byte[] hello = TlsBytes.records(TlsBytes.clientHello("example.org"), 40);
    int half = hello.length / 2;
    out(tcp(1000, 443, 10, SYN));
    out(tcp(1000, 443, 11 + half, ACK, Arrays.copyOfRange(hello, half, hello.length)));
    out(tcp(1000, 443, 11, ACK, Arrays.copyOf(hello, half)));
    back(tcp(443, 1000, 20, ACK, TlsBytes.records(TlsBytes.serverHello(), 1000)));
    table.end();

    assertThat(only().protocol()).isEqualTo("tls");
    assertThat(only().clientHello()).isNotNull();
    assertThat(only().clientHello().serverName()).isEqualTo("example.org");
    assertThat(only().serverHello()).isNotNull();
    assertThat(only().sent().payloadBytes()).isEqualTo(hello.length);
  }

  @Test
  void transactionsAreReported() {
    out(udp(1000, 53, DnsBytes.query(7, "example.org", 1)));
    back(udp(53, 1000, DnsBytes.response(7, "example.org", 1, new byte[] {1, 2, 3, 4})));
    byte[] request = Octets.latin1("GET / HTTP/1.1\r\nHost: example.org\r\n\r\n");
    out(tcp(1000, 80, 11, ACK, request));
    table.end();

    assertThat(found.dns).hasSize(1);
    assertThat(found.dns.getFirst().response()).isNotNull();
    assertThat(found.http).hasSize(1);
    assertThat(found.faults).isEmpty();
  }

  private Flow only() {
    assertThat(found.flows).hasSize(1);
    return found.flows.getFirst();
  }

  private void out(byte[] transport) {
    add(ethernet(ipv4(isTcp(transport) ? 6 : 17, CLIENT, SERVER, transport)));
  }

  private void back(byte[] transport) {
    add(ethernet(ipv4(isTcp(transport) ? 6 : 17, SERVER, CLIENT, transport)));
  }

  /** By the data offset, which no UDP sample here has in that place. */
  private static boolean isTcp(byte[] transport) {
    return transport.length >= 20 && transport[12] == 0x50;
  }

  private void add(byte[] packet) {
    number++;
    table.add(
        decoder.decode(
            MemorySegment.ofArray(packet), 0, packet.length, packet.length, 1, number, number));
  }
}
