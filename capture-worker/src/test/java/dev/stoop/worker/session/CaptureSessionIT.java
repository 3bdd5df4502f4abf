package dev.stoop.worker.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoop.alert.Protocol;
import dev.stoop.capture.Limits;
import dev.stoop.capture.Traffic;
import dev.stoop.outcome.StopReason;
import dev.stoop.pcapng.CaptureFile;
import dev.stoop.worker.live.LiveCapture;
import dev.stoop.worker.netns.NamespaceThread;
import dev.stoop.worker.testbed.TestNetwork;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureSessionIT {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final int DATAGRAM = 1000;
  private static final int PACKET = DATAGRAM + 42;
  private static final CaptureSession.Presence THERE = () -> false;

  @TempDir private Path spools;
  private TestNetwork network;
  private NamespaceThread thread;
  private SessionClock clock;
  private DatagramSocket sink;

  @BeforeEach
  void setUp() throws IOException {
    network = new TestNetwork();
    thread = new NamespaceThread();
    clock = new SessionClock(InstantSource.system());
    sink = network.udpAtPeer("::", 9000);
  }

  @AfterEach
  void tearDown() throws IOException {
    sink.close();
    clock.close();
    thread.close();
    network.close();
  }

  @Test
  void should_stop_at_exactly_the_packets_wanted() throws Exception {
    // Given
    Limits limits = new Limits(500L, null, null, 0, null);
    CompletableFuture<SessionState.Ended> ended = capture(List.of(), limits, LONG);
    // When
    send(TestNetwork.POD, TestNetwork.PEER, 2000);
    // Then
    assertThat(await(ended).reason()).isEqualTo(StopReason.PACKETS);
    assertThat(packetTimes(0)).hasSize(500);
  }

  @Test
  void should_count_packets_over_all_interfaces() throws Exception {
    // Given a limit that neither interface reaches alone
    Limits limits = new Limits(500L, null, null, 0, null);
    CompletableFuture<SessionState.Ended> ended = capture(List.of("eth0", "lo"), limits, LONG);
    // When
    send(TestNetwork.POD, TestNetwork.PEER, 400);
    assertThat(ended).isNotDone();
    send("127.0.0.1", "127.0.0.1", 400);
    // Then
    assertThat(await(ended).reason()).isEqualTo(StopReason.PACKETS);
    assertThat(packetTimes(0).size() + packetTimes(1).size()).isGreaterThanOrEqualTo(500);
  }

  @Test
  void should_stop_when_the_bytes_are_full_and_at_most_a_buffer_later() throws Exception {
    // Given
    long limit = 1000L * PACKET;
    Limits limits = new Limits(null, limit, null, 0, null);
    CompletableFuture<SessionState.Ended> ended = capture(List.of(), limits, LONG);
    // When
    AtomicBoolean sending = new AtomicBoolean(true);
    Thread sender = Thread.ofPlatform().start(() -> sendWhile(sending));
    SessionState.Ended end = await(ended);
    sending.set(false);
    sender.join();
    // Then
    assertThat(end.reason()).isEqualTo(StopReason.BYTES);
    long bytes = packetTimes(0).size() * (long) PACKET;
    assertThat(bytes).isBetween(limit, limit + 32 * 1024 * 1024);
  }

  @Test
  void should_stop_in_time_with_all_packets_until_then() throws Exception {
    // Given
    Instant until = Instant.now().plusMillis(700);
    CompletableFuture<SessionState.Ended> ended =
        capture(List.of(), new Limits(null, null, null, 0, null), until, THERE);
    // When
    AtomicBoolean sending = new AtomicBoolean(true);
    Thread sender = Thread.ofPlatform().start(() -> sendWhile(sending));
    SessionState.Ended end = await(ended);
    sending.set(false);
    sender.join();
    // Then
    assertThat(end.reason()).isEqualTo(StopReason.TIME);
    assertThat(Duration.between(until, end.at())).isBetween(Duration.ZERO, Duration.ofMillis(100));
    assertThat(packetTimes(0).getLast()).isAfter(until);
  }

  @Test
  void should_stop_when_nothing_came_for_long_enough() throws Exception {
    // Given
    Duration idle = Duration.ofMillis(400);
    CompletableFuture<SessionState.Ended> ended =
        capture(List.of(), new Limits(null, null, idle, 0, null), LONG);
    // When
    send(TestNetwork.POD, TestNetwork.PEER, 20);
    SessionState.Ended end = await(ended);
    // Then
    assertThat(end.reason()).isEqualTo(StopReason.IDLE);
    assertThat(Duration.between(packetTimes(0).getLast().plus(idle), end.at()))
        .isBetween(Duration.ZERO, Duration.ofMillis(100));
  }

  @Test
  void should_stop_when_the_interface_goes() throws Exception {
    // Given
    CompletableFuture<SessionState.Ended> ended =
        capture(List.of(), new Limits(null, null, null, 0, null), LONG);
    send(TestNetwork.POD, TestNetwork.PEER, 20);
    // When
    network.ipInPod("link del eth0");
    // Then
    assertThat(await(ended).reason()).isEqualTo(StopReason.NAMESPACE_GONE);
    assertThat(packetTimes(0)).hasSizeGreaterThanOrEqualTo(20);
  }

  @Test
  void should_stop_when_everybody_has_left() throws Exception {
    // Given
    AtomicBoolean deserted = new AtomicBoolean();
    CompletableFuture<SessionState.Ended> ended =
        capture(
            List.of(),
            new Limits(null, null, null, 0, null),
            Instant.now().plus(LONG),
            deserted::get);
    // When
    deserted.set(true);
    // Then
    assertThat(await(ended).reason()).isEqualTo(StopReason.NAMESPACE_GONE);
  }

  private CompletableFuture<SessionState.Ended> capture(
      List<String> interfaces, Limits limits, Duration atMost) throws IOException {
    return capture(interfaces, limits, Instant.now().plus(atMost), THERE);
  }

  private CompletableFuture<SessionState.Ended> capture(
      List<String> interfaces, Limits limits, Instant until, CaptureSession.Presence presence)
      throws IOException {
    var sources =
        new LiveCapture(thread)
            .open(network.pod(), interfaces, new Traffic.Protocol(Protocol.UDP), limits, spools)
            .sources();
    StopRule rule = new StopRule(until, limits.packets(), limits.bytes(), limits.idle());
    CompletableFuture<SessionState.Ended> ended = new CompletableFuture<>();
    clock.watch(new CaptureSession(sources, rule, presence, Instant.now()), ended::complete);
    return ended;
  }

  private void send(String from, String to, int packets) throws IOException {
    try (DatagramSocket receiver = network.udpInPod("127.0.0.1", 9000);
        DatagramSocket socket = network.udpInPod(from, 0)) {
      for (int i = 0; i < packets; i++) {
        socket.send(
            new DatagramPacket(
                new byte[DATAGRAM], DATAGRAM, InetAddress.ofLiteral(to), receiver.getLocalPort()));
      }
    }
  }

  private void sendWhile(AtomicBoolean sending) {
    try {
      while (sending.get()) {
        send(TestNetwork.POD, TestNetwork.PEER, 100);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static SessionState.Ended await(CompletableFuture<SessionState.Ended> ended)
      throws Exception {
    return ended.get(60, TimeUnit.SECONDS);
  }

  private List<Instant> packetTimes(int spool) throws IOException {
    List<Instant> times = new java.util.ArrayList<>();
    CaptureFile.read(
        MemorySegment.ofArray(Files.readAllBytes(spools.resolve(spool + ".pcap"))),
        packet -> times.add(Instant.EPOCH.plusNanos(packet.epochNanos())));
    return times;
  }
}
