package dev.stoop.indexer.packet;

import static dev.stoop.indexer.sample.Packets.ethernet;
import static dev.stoop.indexer.sample.Packets.extension;
import static dev.stoop.indexer.sample.Packets.icmp;
import static dev.stoop.indexer.sample.Packets.ipv4;
import static dev.stoop.indexer.sample.Packets.ipv6;
import static dev.stoop.indexer.sample.Packets.sctp;
import static dev.stoop.indexer.sample.Packets.tcp;
import static dev.stoop.indexer.sample.Packets.udp;
import static dev.stoop.indexer.sample.Packets.vlan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stoop.indexer.bytes.Cursor;
import dev.stoop.indexer.sample.Octets;
import dev.stoop.indexer.sample.Packets;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FrameDecoderTest {
  private static final byte[] HELLO = Octets.latin1("hello");
  private static final byte[] V4 = ipv4(17, "10.0.0.1", "10.0.0.2", udp(4000, 53, HELLO));
  private static final byte[] V6 = ipv6(17, "2001:db8::1", "2001:db8::2", udp(4000, 53, HELLO));

  private final FrameDecoder decoder = new FrameDecoder();

  static Stream<Arguments> linkLayers() {
    Octets sll = new Octets().u16(0, 1, 6).bytes(new byte[] {2, 0, 0, 0, 0, 1}).u16(0);
    byte[] cooked = sll.u16(0x0800).bytes(V4).toArray();
    Octets sll2 = new Octets().u16(0x86dd, 0).u32(2).u16(1).u8(0, 6);
    byte[] cooked2 = sll2.zeros(8).bytes(V6).toArray();
    return Stream.of(
        Arguments.of("Ethernet", 1, ethernet(V4), 4),
        Arguments.of("Ethernet with IPv6", 1, ethernet(V6), 6),
        Arguments.of("802.1Q", 1, ethernet(0x8100, vlan(7, 0x0800, V4)), 4),
        Arguments.of("802.1ad", 1, ethernet(0x88a8, vlan(7, 0x8100, vlan(8, 0x86dd, V6))), 6),
        Arguments.of("Linux cooked", 113, cooked, 4),
        Arguments.of("Linux cooked, version 2", 276, cooked2, 6),
        Arguments.of("raw", 101, V4, 4),
        Arguments.of("raw, IPv6", 101, V6, 6),
        Arguments.of("raw on BSD", 12, V6, 6),
        Arguments.of("IPv4", 228, V4, 4),
        Arguments.of("IPv6", 229, V6, 6),
        Arguments.of("null, little-endian", 0, behind(new byte[] {2, 0, 0, 0}, V4), 4),
        Arguments.of("null, macOS's IPv6", 0, behind(new byte[] {30, 0, 0, 0}, V6), 6),
        Arguments.of("null, big-endian", 0, behind(new byte[] {0, 0, 0, 2}, V4), 4),
        Arguments.of("loop", 108, behind(new byte[] {0, 0, 0, 24}, V6), 6));
  }

  private static byte[] behind(byte[] header, byte[] packet) {
    return Octets.of(header).bytes(packet).toArray();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("linkLayers")
  void readsThroughEveryLinkLayer(String name, int linkType, byte[] packet, int version) {
    // When
    Frame frame = decode(linkType, packet);

    // Then
    assertThat(frame.fault()).as(name).isEqualTo(FrameFault.NONE);
    assertThat(frame.ipVersion()).isEqualTo(version);
    assertThat(frame.protocol()).isEqualTo(IpProtocol.UDP);
    assertThat(frame.sourcePort()).isEqualTo(4000);
    assertThat(frame.destinationPort()).isEqualTo(53);
    assertThat(payload(frame)).isEqualTo("hello");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("linkLayers")
  void aPacketThatEndsAnywhereIsNoTrouble(String name, int linkType, byte[] packet, int version) {
    for (int length = 0; length < packet.length; length++) {
      // When
      Frame frame = decode(linkType, Arrays.copyOf(packet, length));

      // Then
      assertThat(frame.payloadEnd()).as(name).isLessThanOrEqualTo(length);
      assertThat(frame.payloadLength()).isNotNegative();
      if (length < packet.length - HELLO.length) {
        assertThat(frame.fault()).as("%s cut to %s", name, length).isNotEqualTo(FrameFault.NONE);
      }
    }
  }

  @Test
  void tellsTheHardwareAddressesAndTheVlans() {
    Frame frame = decode(1, ethernet(0x88a8, vlan(100, 0x8100, vlan(0xf007, 0x0800, V4))));

    assertThat(frame.sourceMac()).isEqualTo(0x020000000001L);
    assertThat(frame.destinationMac()).isEqualTo(0x020000000002L);
    assertThat(frame.vlan()).isEqualTo(100);
    assertThat(frame.innerVlan()).as("without priority bits").isEqualTo(7);
  }

  @Test
  void tellsTheAddresses() {
    Frame four = decode(101, V4);
    assertThat(IpText.of(4, four.sourceHigh(), four.sourceLow())).isEqualTo("10.0.0.1");
    assertThat(IpText.of(4, four.destinationHigh(), four.destinationLow())).isEqualTo("10.0.0.2");

    Frame six = decode(101, V6);
    assertThat(IpText.of(6, six.sourceHigh(), six.sourceLow())).isEqualTo("2001:db8::1");
  }

  @Test
  void readsTcp() {
    byte[] segment = tcp(1000, 80, 0xfffffff0L, Packets.SYN | Packets.ACK, HELLO);

    Frame frame = decode(101, ipv4(6, "10.0.0.1", "10.0.0.2", segment));

    assertThat(frame.tcpSequence()).isEqualTo(-16);
    assertThat(frame.tcpFlags()).isEqualTo(Frame.SYN | Frame.ACK);
    assertThat(payload(frame)).isEqualTo("hello");
  }

  @Test
  void readsIcmpAndSctp() {
    Frame echo = decode(101, ipv4(1, "10.0.0.1", "10.0.0.2", icmp(8, 0)));
    assertThat(echo.icmpType()).isEqualTo(8);
    assertThat(echo.hasPorts()).isFalse();

    Frame sctp = decode(101, ipv4(132, "10.0.0.1", "10.0.0.2", sctp(7, 9)));
    assertThat(sctp.sourcePort()).isEqualTo(7);
    assertThat(sctp.destinationPort()).isEqualTo(9);
  }

  @Test
  void padsAreNoPayload() {
    Frame frame = decode(1, new Octets().bytes(ethernet(V4)).zeros(20).toArray());

    assertThat(payload(frame)).isEqualTo("hello");
    assertThat(frame.wireLength()).isEqualTo(14 + V4.length + 20);
  }

  @Test
  void goesThroughExtensionHeaders() {
    byte[] udp = udp(4000, 53, HELLO);
    byte[] options = extension(IpProtocol.ROUTING, extension(IpProtocol.UDP, udp));

    Frame frame = decode(101, ipv6(IpProtocol.HOP_BY_HOP, "2001:db8::1", "2001:db8::2", options));

    assertThat(frame.protocol()).isEqualTo(IpProtocol.UDP);
    assertThat(payload(frame)).isEqualTo("hello");
  }

  @Test
  void followsABoundedNumberOfExtensionHeaders() {
    byte[] options = udp(4000, 53, HELLO);
    for (int i = 0; i <= Ip.MAX_EXTENSIONS; i++) {
      options = extension(i == 0 ? IpProtocol.UDP : IpProtocol.DESTINATION_OPTIONS, options);
    }

    Frame frame =
        decode(101, ipv6(IpProtocol.DESTINATION_OPTIONS, "2001:db8::1", "2001:db8::2", options));

    assertThat(frame.fault()).isEqualTo(FrameFault.IPV6_TOO_MANY_EXTENSIONS);
    assertThat(frame.isIp()).isTrue();
  }

  @Test
  void laterFragmentsHaveNoPorts() {
    Frame first = decode(101, ipv4(17, "10.0.0.1", "10.0.0.2", 0x2000, udp(4000, 53, HELLO)));
    assertThat(first.isFragment()).isTrue();
    assertThat(first.isLaterFragment()).isFalse();
    assertThat(first.sourcePort()).isEqualTo(4000);

    Frame later = decode(101, ipv4(17, "10.0.0.1", "10.0.0.2", 0x0001, udp(4000, 53, HELLO)));
    assertThat(later.isLaterFragment()).isTrue();
    assertThat(later.hasPorts()).isFalse();
    assertThat(later.fault()).isEqualTo(FrameFault.NONE);
  }

  @Test
  void laterFragmentsOfIpv6HaveNoPorts() {
    byte[] header = new Octets().u8(IpProtocol.UDP, 0).u16(0x0008).u32(1).toArray();
    byte[] fragment = Octets.of(header).bytes(udp(4000, 53, HELLO)).toArray();

    Frame later = decode(101, ipv6(IpProtocol.FRAGMENT, "2001:db8::1", "2001:db8::2", fragment));

    assertThat(later.isLaterFragment()).isTrue();
    assertThat(later.hasPorts()).isFalse();
  }

  @Test
  void whatSnaplenCutIsNoFault() {
    byte[] packet = ethernet(ipv4(6, "10.0.0.1", "10.0.0.2", tcp(1000, 80, 1, 16, HELLO)));
    int kept = packet.length - 3;

    Frame frame = decoder.decode(MemorySegment.ofArray(packet), 0, kept, packet.length, 1, 0, 1);

    assertThat(frame.fault()).isEqualTo(FrameFault.NONE);
    assertThat(frame.cut()).isTrue();
    assertThat(frame.wireLength()).isEqualTo(packet.length);
    assertThat(frame.payloadLength()).isEqualTo(2);
    assertThat(frame.payloadMissing()).isEqualTo(3);
  }

  @Test
  void whatIsNoIpIsNoFaultEither() {
    Frame frame = decode(1, ethernet(0x0806, new byte[28]));

    assertThat(frame.isIp()).isFalse();
    assertThat(frame.fault()).isEqualTo(FrameFault.NONE);
  }

  static Stream<Arguments> faults() {
    byte[] tcp = tcp(1, 2, 3, 0);
    byte[] shortOffset = tcp.clone();
    shortOffset[12] = 4 << 4;
    byte[] longOffset = tcp.clone();
    longOffset[12] = (byte) (15 << 4);
    byte[] udp = udp(1, 2, HELLO);
    byte[] longUdp = udp.clone();
    longUdp[5] = 100;
    byte[] shortUdp = udp.clone();
    shortUdp[5] = 7;
    byte[] badVersion = V4.clone();
    badVersion[0] = 0x55;
    byte[] shortHeader = V4.clone();
    shortHeader[0] = 0x44;
    byte[] longTotal = V4.clone();
    longTotal[2] = 1;
    byte[] longPayload = V6.clone();
    longPayload[4] = 1;
    byte[] tags = V4;
    for (int i = 0; i < 5; i++) {
      tags = vlan(1, i == 0 ? 0x0800 : 0x8100, tags);
    }
    return Stream.of(
        Arguments.of(FrameFault.LINK_TYPE_UNKNOWN, 147, V4),
        Arguments.of(FrameFault.LINK_TRUNCATED, 1, new byte[13]),
        Arguments.of(FrameFault.VLAN_TOO_DEEP, 1, ethernet(0x8100, tags)),
        Arguments.of(FrameFault.IP_VERSION, 228, badVersion),
        Arguments.of(FrameFault.IPV4_TRUNCATED, 228, new byte[19]),
        Arguments.of(FrameFault.IPV4_HEADER_LENGTH, 228, shortHeader),
        Arguments.of(FrameFault.IPV4_TOTAL_LENGTH, 228, longTotal),
        Arguments.of(FrameFault.IPV6_TRUNCATED, 229, new byte[39]),
        Arguments.of(FrameFault.IPV6_PAYLOAD_LENGTH, 229, longPayload),
        Arguments.of(FrameFault.IPV6_EXTENSION_TRUNCATED, 229, ipv6(0, "::1", "::2", new byte[7])),
        Arguments.of(FrameFault.TCP_TRUNCATED, 228, v4(6, new byte[19])),
        Arguments.of(FrameFault.TCP_DATA_OFFSET, 228, v4(6, shortOffset)),
        Arguments.of(FrameFault.TCP_DATA_OFFSET, 228, v4(6, longOffset)),
        Arguments.of(FrameFault.UDP_TRUNCATED, 228, v4(17, new byte[7])),
        Arguments.of(FrameFault.UDP_LENGTH, 228, v4(17, longUdp)),
        Arguments.of(FrameFault.UDP_LENGTH, 228, v4(17, shortUdp)),
        Arguments.of(FrameFault.SCTP_TRUNCATED, 228, v4(132, new byte[11])),
        Arguments.of(FrameFault.ICMP_TRUNCATED, 228, v4(1, new byte[3])));
  }

  private static byte[] v4(int protocol, byte[] payload) {
    return ipv4(protocol, "10.0.0.1", "10.0.0.2", payload);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void namesWhatIsWrong(FrameFault expected, int linkType, byte[] packet) {
    assertThat(decode(linkType, packet).fault()).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(FrameFault.class)
  void everyFaultHasWords(FrameFault fault) {
    assertThat(fault.text()).isNotBlank();
  }

  private Frame decode(int linkType, byte[] packet) {
    MemorySegment file = MemorySegment.ofArray(packet);
    return decoder.decode(file, 0, packet.length, packet.length, linkType, 0, 1);
  }

  private static String payload(Frame frame) {
    Cursor cursor = new Cursor().on(frame.file(), frame.payloadStart(), frame.payloadEnd());
    return cursor.latin1((int) cursor.remaining());
  }
}
