package dev.stoop.worker.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoop.alert.Connection;
import dev.stoop.alert.Endpoint;
import dev.stoop.alert.IpAddress;
import dev.stoop.alert.Protocol;
import dev.stoop.capture.Traffic;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pcap4j.core.BpfProgram.BpfCompileMode;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.Pcaps;
import org.pcap4j.packet.namednumber.DataLinkType;

class PacketFilterTest {
  private static final IpAddress POD = IpAddress.of("10.0.0.5");
  private static final IpAddress PEER = IpAddress.of("192.0.2.7");
  private static final IpAddress PEER_V6 = IpAddress.of("2001:db8::7");

  @Test
  void should_take_everything() {
    // When
    PacketFilter filter = of(new Traffic.All("no peer"));
    // Then
    assertThat(filter.text()).isEmpty();
    assertThat(filter.alsoTagged().text()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"TCP,tcp", "UDP,udp", "SCTP,sctp", "ICMP,icmp", "ICMPV6,icmp6"})
  void should_take_a_protocol(Protocol protocol, String text) throws Exception {
    // When
    PacketFilter filter = of(new Traffic.Protocol(protocol));
    // Then
    assertThat(filter.text()).isEqualTo(text);
    compile(filter);
  }

  @Test
  void should_take_peers_but_not_the_targets_own_addresses() throws Exception {
    // When
    PacketFilter filter = of(new Traffic.Peer(List.of(PEER, POD, PEER_V6)));
    // Then
    assertThat(filter.text()).isEqualTo("ip host 192.0.2.7 or ip6 host 2001:db8::7");
    compile(filter);
  }

  @Test
  void should_keep_the_targets_own_address_where_there_is_no_other() {
    // When
    PacketFilter filter = of(new Traffic.Peer(List.of(POD)));
    // Then
    assertThat(filter.text()).isEqualTo("ip host 10.0.0.5");
  }

  @Test
  void should_take_as_many_peers_as_there_may_be() throws Exception {
    // Given
    List<IpAddress> addresses =
        IntStream.range(0, Traffic.Peer.MAXIMUM_PEERS)
            .mapToObj(i -> IpAddress.of("2001:db8::" + Integer.toHexString(i + 1)))
            .toList();
    // When
    PacketFilter filter = of(new Traffic.Peer(addresses));
    // Then
    assertThat(filter.text()).contains("2001:db8::32");
    compile(filter);
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void should_take_a_conversation_of_any_protocol(Protocol protocol) throws Exception {
    // Given
    int port = protocol.hasPorts() ? 443 : 0;
    Connection v4 = new Connection(protocol, new Endpoint(POD, port), new Endpoint(PEER, port));
    Connection v6 =
        new Connection(protocol, new Endpoint(PEER_V6, port), new Endpoint(PEER_V6, port));
    // When, Then
    compile(of(new Traffic.Conversation(v4)));
    compile(of(new Traffic.Conversation(v6)));
  }

  @Test
  void should_take_a_conversation_both_ways() throws Exception {
    // When
    PacketFilter filter = conversation(Protocol.TCP, new Endpoint(PEER, 443));
    // Then
    assertThat(filter.text())
        .isEqualTo(
            "(tcp and ip src host 10.0.0.5 and ip dst host 192.0.2.7 and src port 40000 and dst"
                + " port 443) or (tcp and ip src host 192.0.2.7 and ip dst host 10.0.0.5 and src"
                + " port 443 and dst port 40000) or (ip host 10.0.0.5 and ip host 192.0.2.7 and"
                + " tcp and (ip[6:2] & 0x1fff != 0 or ip6[6] == 44))");
    compile(filter);
  }

  @Test
  void should_take_a_conversation_of_an_unknown_protocol() throws Exception {
    // When
    PacketFilter filter = conversation(null, new Endpoint(PEER, 443));
    // Then
    assertThat(filter.text()).startsWith("(ip src host 10.0.0.5 and ip dst host 192.0.2.7");
    compile(filter);
  }

  @Test
  void should_take_both_peers_where_the_ends_cannot_talk_to_each_other() throws Exception {
    // When
    PacketFilter filter = conversation(Protocol.TCP, new Endpoint(PEER_V6, 443));
    // Then
    assertThat(filter.text()).isEqualTo("ip host 10.0.0.5 or ip6 host 2001:db8::7");
    compile(filter);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0,8080,tcp and port 8080",
    "::,8080,tcp and port 8080",
    "10.0.0.5,8080,tcp and ip host 10.0.0.5 and port 8080",
    "10.0.0.5,0,tcp and ip host 10.0.0.5"
  })
  void should_take_whoever_talks_to_a_listening_socket(String address, int port, String text)
      throws Exception {
    // Given
    Endpoint listening = new Endpoint(IpAddress.of(address), port);
    // When
    PacketFilter filter =
        of(new Traffic.Conversation(new Connection(Protocol.TCP, listening, null)));
    // Then
    assertThat(filter.text()).isEqualTo(text);
    compile(filter);
  }

  private static PacketFilter conversation(@Nullable Protocol protocol, Endpoint other) {
    return of(new Traffic.Conversation(new Connection(protocol, new Endpoint(POD, 40000), other)));
  }

  private static PacketFilter of(Traffic traffic) {
    return PacketFilter.of(traffic, List.of(POD));
  }

  /** libpcap must understand it, with and without tags, on Ethernet and without a link layer. */
  private static void compile(PacketFilter filter) throws Exception {
    try (PcapHandle ethernet = Pcaps.openDead(DataLinkType.EN10MB, 65535);
        PcapHandle raw = Pcaps.openDead(DataLinkType.RAW, 65535)) {
      for (String text : List.of(filter.text(), filter.alsoTagged().text())) {
        ethernet
            .compileFilter(text, BpfCompileMode.OPTIMIZE, PcapHandle.PCAP_NETMASK_UNKNOWN)
            .free();
      }
      raw.compileFilter(filter.text(), BpfCompileMode.OPTIMIZE, PcapHandle.PCAP_NETMASK_UNKNOWN)
          .free();
    }
  }
}
