package dev.stoop.worker.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.stoop.alert.Connection;
import dev.stoop.alert.Endpoint;
import dev.stoop.alert.IpAddress;
import dev.stoop.alert.Protocol;
import dev.stoop.capture.Limits;
import dev.stoop.capture.Traffic;
import dev.stoop.worker.netns.NamespaceThread;
import dev.stoop.worker.session.PacketSource;
import dev.stoop.worker.session.SourceEnd;
import dev.stoop.worker.testbed.Shell;
import dev.stoop.worker.testbed.TestNetwork;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveCaptureIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Limits NO_LIMITS = new Limits(null, null, null, 0, null);
  private static final Traffic ALL = new Traffic.All(null);

  @TempDir private Path spools;
  private TestNetwork network;
  private DatagramSocket[] sinks;
  private NamespaceThread thread;
  private LiveCapture live;

  @BeforeEach
  void setUp() throws IOException {
    Shell.require("tshark");
    network = new TestNetwork();
    // Or the peer would answer with ICMP.
    sinks = new DatagramSocket[] {network.udpAtPeer("::", 9000), network.udpAtPeer("::", 9001)};
    thread = new NamespaceThread();
    live = new LiveCapture(thread);
  }

  @AfterEach
  void tearDown() throws IOException {
    for (DatagramSocket sink : sinks) {
      sink.close();
    }
    thread.close();
    network.close();
  }

  @Test
  void should_take_whole_packets_with_nanoseconds() throws Exception {
    // Given
    PacketSource source = open(List.of(), ALL, NO_LIMITS).getFirst();
    source.start();
    // When
    send(TestNetwork.PEER, 9000, 3);
    SourceEnd end = endAfter(source, 3);
    // Then
    assertThat(end.cause()).isEqualTo(SourceEnd.Cause.STOPPED);
    assertThat(end.losses().dropped()).isZero();
    assertThat(source.interfaceName()).isEqualTo("eth0");
    assertThat(source.filter()).isEmpty();
    assertThat(tshark(source, "udp.dstport == 9000", "udp.length"))
        .containsExactly("108", "108", "108");
    assertThat(Shell.run("capinfos", "-t", ((PcapSource) source).spool().toString()))
        .contains("nanosecond");
  }

  @Test
  void should_end_by_itself_after_exactly_as_many_packets_as_wanted() throws Exception {
    // Given
    Limits limits = new Limits(7L, null, null, 0, null);
    PacketSource source =
        open(List.of("eth0"), new Traffic.Protocol(Protocol.UDP), limits).getFirst();
    source.start();
    // When
    send(TestNetwork.PEER, 9000, 50);
    // Then
    await().atMost(PATIENCE).until(() -> source.end().isPresent());
    assertThat(source.end().map(SourceEnd::cause)).contains(SourceEnd.Cause.LIMIT);
    assertThat(tshark(source, "", "frame.number")).hasSize(7);
  }

  @Test
  void should_let_no_packet_in_that_came_before_the_filter() throws Exception {
    AtomicBoolean storming = new AtomicBoolean(true);
    Thread storm = Thread.ofPlatform().start(() -> stormWhile(storming));
    try {
      for (int i = 0; i < 5; i++) {
        // Given
        Traffic one = new Traffic.Conversation(udpTo(9001));
        PacketSource source = open(List.of("eth0"), one, NO_LIMITS).getFirst();
        // When
        source.start();
        send(TestNetwork.PEER, 9001, 1);
        endAfter(source, 1);
        // Then
        assertThat(tshark(source, "", "udp.dstport")).isNotEmpty().containsOnly("9001");
      }
    } finally {
      storming.set(false);
      storm.join();
    }
  }

  @Test
  void should_take_one_protocol() throws Exception {
    // Given
    PacketSource source = open(List.of(), new Traffic.Protocol(Protocol.TCP), NO_LIMITS).getFirst();
    source.start();
    // When
    send(TestNetwork.PEER, 9000, 5);
    connect(TestNetwork.PEER);
    connect(TestNetwork.PEER_V6);
    endAfter(source, 6);
    // Then
    assertThat(tshark(source, "not tcp", "frame.number")).isEmpty();
    assertThat(tshark(source, "ip and tcp", "frame.number")).isNotEmpty();
    assertThat(tshark(source, "ipv6 and tcp", "frame.number")).isNotEmpty();
  }

  @Test
  void should_take_the_packets_of_one_peer_and_leave_the_pods_own_address_out() throws Exception {
    // Given an alert that names both ends, of which only one is a peer
    Traffic peer =
        new Traffic.Peer(List.of(IpAddress.of(TestNetwork.POD), IpAddress.of(TestNetwork.PEER)));
    PacketSource source = open(List.of(), peer, NO_LIMITS).getFirst();
    source.start();
    // When
    send(TestNetwork.OTHER_PEER, 9000, 5);
    send(TestNetwork.PEER_V6, 9000, 5);
    send(TestNetwork.PEER, 9000, 2);
    endAfter(source, 2);
    // Then
    assertThat(tshark(source, "", "ip.dst")).containsExactly(TestNetwork.PEER, TestNetwork.PEER);
  }

  @Test
  void should_take_the_packets_of_an_ipv6_peer() throws Exception {
    // Given
    Traffic peer = new Traffic.Peer(List.of(IpAddress.of(TestNetwork.PEER_V6)));
    PacketSource source = open(List.of(), peer, NO_LIMITS).getFirst();
    source.start();
    // When
    send(TestNetwork.PEER, 9000, 5);
    send(TestNetwork.PEER_V6, 9000, 2);
    endAfter(source, 2);
    // Then
    assertThat(tshark(source, "not ipv6", "frame.number")).isEmpty();
    assertThat(tshark(source, "udp.dstport == 9000", "ipv6.dst"))
        .containsExactly(TestNetwork.PEER_V6, TestNetwork.PEER_V6);
  }

  @Test
  void should_take_one_conversation_with_its_fragments() throws Exception {
    // Given
    PacketSource source =
        open(List.of(), new Traffic.Conversation(udpTo(9001)), NO_LIMITS).getFirst();
    source.start();
    // When
    send(TestNetwork.PEER, 9000, 5);
    send(TestNetwork.OTHER_PEER, 9001, 5);
    send(TestNetwork.PEER, 9001, 1, 4000);
    endAfter(source, 3);
    // Then one datagram in three fragments
    assertThat(tshark(source, "", "ip.dst"))
        .containsExactly(TestNetwork.PEER, TestNetwork.PEER, TestNetwork.PEER);
    assertThat(tshark(source, "udp", "udp.dstport")).containsExactly("9001");
  }

  @Test
  void should_take_tagged_packets_too() throws Exception {
    // Given
    Traffic peer = new Traffic.Peer(List.of(IpAddress.of("10.97.0.1")));
    PacketSource source = open(List.of("eth0"), peer, NO_LIMITS).getFirst();
    source.start();
    // When
    network.sendFrameFromPod(tagged("10.97.0.2", "10.97.0.1"));
    network.sendFrameToPod(tagged("10.97.0.1", "10.97.0.2"));
    network.sendFrameToPod(tagged("10.97.0.3", "10.97.0.2"));
    network.sendFrameToPod(tagged("10.97.0.1", "10.97.0.2"));
    endAfter(source, 3);
    // Then, whether the kernel has taken the tag off or not
    assertThat(tshark(source, "vlan.id == 7", "ip.src"))
        .containsExactly("10.97.0.2", "10.97.0.1", "10.97.0.1");
  }

  @Test
  void should_take_loopback_when_asked() throws Exception {
    // Given
    Traffic loopback = new Traffic.Peer(List.of(IpAddress.of("127.0.0.1")));
    List<PacketSource> sources = open(List.of("lo"), loopback, NO_LIMITS);
    PacketSource source = sources.getFirst();
    source.start();
    // When
    DatagramSocket to = network.udpInPod("127.0.0.1", 9000);
    try (to;
        DatagramSocket from = network.udpInPod("127.0.0.1", 0)) {
      send(from, "127.0.0.1", to.getLocalPort(), 3, 100);
      endAfter(source, 3);
    }
    // Then each packet once
    assertThat(tshark(source, "udp", "ip.dst")).hasSize(3);
  }

  @Test
  void should_open_every_interface_that_a_pattern_names() throws Exception {
    // When
    List<PacketSource> sources = open(List.of("lo", "eth*"), ALL, NO_LIMITS);
    // Then
    assertThat(sources).extracting(PacketSource::interfaceName).containsExactly("lo", "eth0");
    sources.forEach(PacketSource::start);
    sources.forEach(PacketSource::stop);
    await().atMost(PATIENCE).until(() -> sources.stream().allMatch(s -> s.end().isPresent()));
  }

  @Test
  void should_say_which_interfaces_there_are() {
    // When, Then
    assertThatThrownBy(() -> open(List.of("eth7"), ALL, NO_LIMITS))
        .isInstanceOf(NoInterfaceException.class)
        .hasMessageContaining("eth7")
        .hasMessageContaining("eth0");
  }

  @Test
  void should_end_when_the_interface_goes() throws Exception {
    // Given
    PacketSource source = open(List.of(), ALL, NO_LIMITS).getFirst();
    source.start();
    send(TestNetwork.PEER, 9000, 1);
    // When
    network.ipInPod("link del eth0");
    // Then
    await().atMost(PATIENCE).until(() -> source.end().isPresent());
    assertThat(source.end().map(SourceEnd::cause)).contains(SourceEnd.Cause.INTERFACE_GONE);
  }

  private List<PacketSource> open(List<String> interfaces, Traffic traffic, Limits limits)
      throws IOException {
    return List.copyOf(live.open(network.pod(), interfaces, traffic, limits, spools).sources());
  }

  private static Connection udpTo(int port) {
    return new Connection(
        Protocol.UDP,
        new Endpoint(IpAddress.of(TestNetwork.POD), 5000),
        new Endpoint(IpAddress.of(TestNetwork.PEER), port));
  }

  private void send(String to, int port, int packets) throws IOException {
    send(to, port, packets, 100);
  }

  private void send(String to, int port, int packets, int bytes) throws IOException {
    String from = to.contains(":") ? TestNetwork.POD_V6 : TestNetwork.POD;
    try (DatagramSocket socket = network.udpInPod(from, 5000)) {
      send(socket, to, port, packets, bytes);
    }
  }

  private static void send(DatagramSocket socket, String to, int port, int packets, int bytes)
      throws IOException {
    DatagramPacket packet =
        new DatagramPacket(new byte[bytes], bytes, InetAddress.ofLiteral(to), port);
    for (int i = 0; i < packets; i++) {
      socket.send(packet);
    }
  }

  /** An Ethernet frame with VLAN tag 7 and an UDP packet. */
  private static byte[] tagged(String from, String to) {
    ByteBuffer frame = ByteBuffer.allocate(120);
    frame.put(new byte[] {2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2});
    frame.putShort((short) 0x8100).putShort((short) 7).putShort((short) 0x0800);
    frame.put(new byte[] {0x45, 0}).putShort((short) 102).putInt(0).put((byte) 64).put((byte) 17);
    frame.putShort((short) 0);
    frame.put(InetAddress.ofLiteral(from).getAddress()).put(InetAddress.ofLiteral(to).getAddress());
    frame.putShort((short) 5000).putShort((short) 9000).putShort((short) 82);
    return frame.array();
  }

  private void connect(String to) throws IOException {
    try (ServerSocket server = network.listenAtPeer(to, 9443);
        Socket client = network.connectFromPod(to, 9443)) {
      client.getOutputStream().write(new byte[100]);
      server.accept().close();
    }
  }

  private void stormWhile(AtomicBoolean storming) {
    try (DatagramSocket socket = network.udpInPod(TestNetwork.POD, 6000)) {
      while (storming.get()) {
        send(socket, TestNetwork.PEER, 9000, 1000, 100);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Stops the source once it has at least so many packets. */
  private static SourceEnd endAfter(PacketSource source, int packets) {
    await().atMost(PATIENCE).until(() -> source.spooledBytes() >= 24 + packets * 116L);
    source.stop();
    await().atMost(PATIENCE).until(() -> source.end().isPresent());
    return source.end().orElseThrow();
  }

  private static List<String> tshark(PacketSource source, String filter, String field) {
    return Shell.run(
            "tshark",
            "-r",
            ((PcapSource) source).spool().toString(),
            "-Y",
            filter,
            "-T",
            "fields",
            "-e",
            field,
            "-o",
            "ip.defragment:FALSE",
            "-n")
        .lines()
        .filter(line -> !line.startsWith("Running as"))
        .toList();
  }
}
