package dev.stoop.worker.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stoop.alert.IpAddress;
import dev.stoop.alert.Protocol;
import dev.stoop.capture.CaptureCommand;
import dev.stoop.capture.Limits;
import dev.stoop.capture.Scope;
import dev.stoop.capture.Target;
import dev.stoop.capture.Traffic;
import dev.stoop.kafka.Topics;
import dev.stoop.outcome.CaptureEvent;
import dev.stoop.outcome.CaptureEvent.Failure;
import dev.stoop.outcome.CaptureEvent.Refusal;
import dev.stoop.outcome.Manifest;
import dev.stoop.outcome.StopReason;
import dev.stoop.pcapng.CaptureFile;
import dev.stoop.pcapng.InterfaceStatistics.Counter;
import dev.stoop.worker.testbed.Shell;
import dev.stoop.worker.testbed.TestCommand;
import dev.stoop.worker.testbed.TestContainer;
import dev.stoop.worker.testbed.TestNetwork;
import dev.stoop.worker.testbed.TestWorker;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CapturesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Traffic UDP = new Traffic.Protocol(Protocol.UDP);

  @TempDir private Path folder;
  private TestNetwork network;
  private TestContainer container;
  private DatagramSocket sink;
  private TestWorker worker;

  @BeforeEach
  void setUp() throws IOException {
    Shell.require("tshark", "capinfos");
    network = new TestNetwork();
    container = TestContainer.in(network.podFile());
    sink = network.udpAtPeer("::", 9000);
    worker = new TestWorker(folder, 0);
  }

  @AfterEach
  void tearDown() throws IOException {
    worker.close();
    sink.close();
    container.close();
    network.close();
  }

  @Test
  void should_seal_what_was_asked_for_with_its_context() throws Exception {
    // Given
    Traffic peer = new Traffic.Peer(List.of(IpAddress.of(TestNetwork.PEER)));
    CaptureCommand command =
        TestCommand.to(container)
            .traffic(peer)
            .limits(limits(20L, null, null))
            .alertedAfter(Duration.ofSeconds(3))
            .build();
    // When
    worker.send(command);
    send(TestNetwork.PEER, 5);
    await().atMost(PATIENCE).until(() -> !command.alert().time().isAfter(Instant.now()));
    send(TestNetwork.OTHER_PEER, 50);
    send(TestNetwork.PEER, 50);
    CaptureEvent.Completed completed =
        worker.await(command.captureId(), CaptureEvent.Completed.class);
    // Then
    Manifest manifest = completed.manifest();
    assertThat(manifest.stopReason()).isEqualTo(StopReason.PACKETS);
    assertThat(manifest.packets()).isEqualTo(20);
    assertThat(manifest.packetsBeforeAlert()).isEqualTo(5);
    assertThat(manifest.packetBytes()).isEqualTo(20 * 142);
    assertThat(manifest.losses().dropped()).isZero();
    assertThat(manifest.networkNamespace()).isEqualTo(network.pod().inode());
    assertThat(manifest.interfaces())
        .singleElement()
        .satisfies(
            eth0 -> {
              assertThat(eth0.name()).isEqualTo("eth0");
              assertThat(eth0.filter()).contains("ip host " + TestNetwork.PEER);
              assertThat(eth0.packets()).isEqualTo(20);
            });
    assertThat(worker.tshark(completed, "-N", "n", "-T", "fields", "-e", "ip.dst_host"))
        .hasSize(20)
        .containsOnly("c2.example");
    assertThat(worker.tshark(completed, "-N", "n", "-T", "fields", "-e", "ip.src_host"))
        .containsOnly("checkout-7d9f.payments");
    assertThat(
            worker.tshark(
                completed,
                "-Y",
                "frame.comment",
                "-T",
                "fields",
                "-e",
                "frame.number",
                "-e",
                "frame.comment"))
        .singleElement()
        .asString()
        .startsWith("6\tAlert: Outbound connection to C2 servers (Warning) at ");
    assertThat(Shell.run("capinfos", worker.evidence(completed).toString()))
        .contains("Alert: Outbound connection to C2 servers; priority Warning")
        .contains("output Outbound connection to C2 server")
        .contains("policy outbound-c2")
        .contains("node worker-3; pod payments/checkout-7d9f")
        .contains(container.id())
        .contains("nanosecond")
        .contains("Name = eth0");
    assertThat(statistics(completed))
        .containsEntry(Counter.DELIVERED, 20L)
        .containsEntry(Counter.DROPPED, 0L)
        .hasEntrySatisfying(Counter.RECEIVED, received -> assertThat(received).isNotNegative());
  }

  @Test
  void should_tell_that_it_began_before_anything_ends() throws Exception {
    // Given
    CaptureCommand command =
        TestCommand.to(container).limits(limits(null, null, Duration.ofMillis(300))).build();
    // When
    worker.send(command);
    worker.await(command.captureId(), CaptureEvent.Completed.class);
    // Then
    assertThat(worker.events(command.captureId()))
        .extracting(e -> (Object) e.getClass())
        .containsExactly(CaptureEvent.Began.class, CaptureEvent.Completed.class);
  }

  @Test
  void should_cut_to_the_packets_wanted_over_all_interfaces_in_the_order_of_time()
      throws Exception {
    // Given
    CaptureCommand command =
        TestCommand.to(container)
            .traffic(UDP)
            .interfaces("eth0", "lo")
            .limits(limits(30L, null, null))
            .build();
    // When
    worker.send(command);
    for (int i = 0; i < 20; i++) {
      send(TestNetwork.PEER, 1);
      sendLoopback(1);
    }
    CaptureEvent.Completed completed =
        worker.await(command.captureId(), CaptureEvent.Completed.class);
    // Then
    assertThat(completed.manifest().packets()).isEqualTo(30);
    assertThat(completed.manifest().interfaces())
        .extracting(i -> i.packets())
        .containsExactly(15L, 15L);
    List<Double> times =
        worker.tshark(completed, "-T", "fields", "-e", "frame.time_epoch").stream()
            .map(Double::valueOf)
            .toList();
    assertThat(times).hasSize(30).isSorted();
    assertThat(worker.tshark(completed, "-T", "fields", "-e", "frame.interface_name"))
        .contains("eth0", "lo");
  }

  @Test
  void should_say_how_far_the_bytes_are_over() throws Exception {
    // Given packets of 142 bytes
    CaptureCommand command =
        TestCommand.to(container).traffic(UDP).limits(limits(null, 1000L, null)).build();
    // When
    worker.send(command);
    send(TestNetwork.PEER, 100);
    Manifest manifest = worker.await(command.captureId(), CaptureEvent.Completed.class).manifest();
    // Then
    assertThat(manifest.stopReason()).isEqualTo(StopReason.BYTES);
    assertThat(manifest.packetBytes()).isEqualTo(8 * 142);
    assertThat(manifest.stopDetail()).contains("136 bytes over").contains("left out");
  }

  @Test
  void should_have_no_packet_after_its_time() throws Exception {
    // Given
    CaptureCommand command =
        TestCommand.to(container).traffic(UDP).lasting(Duration.ofMillis(800)).build();
    // When
    worker.send(command);
    while (worker.captures().running() > 0) {
      send(TestNetwork.PEER, 10);
    }
    CaptureEvent.Completed completed =
        worker.await(command.captureId(), CaptureEvent.Completed.class);
    // Then
    Manifest manifest = completed.manifest();
    assertThat(manifest.stopReason()).isEqualTo(StopReason.TIME);
    assertThat(manifest.ended()).isBetween(command.until(), command.until().plusMillis(100));
    List<String> times = worker.tshark(completed, "-T", "fields", "-e", "frame.time_epoch");
    double until = command.until().toEpochMilli() / 1000.0;
    assertThat(Double.parseDouble(times.getLast())).isBetween(until - 0.2, until + 0.001);
  }

  @Test
  void should_cut_packets_to_the_snaplen() throws Exception {
    // Given
    CaptureCommand command =
        TestCommand.to(container).traffic(UDP).limits(new Limits(3L, null, null, 60, null)).build();
    // When
    worker.send(command);
    send(TestNetwork.PEER, 5);
    CaptureEvent.Completed completed =
        worker.await(command.captureId(), CaptureEvent.Completed.class);
    // Then
    assertThat(worker.tshark(completed, "-T", "fields", "-e", "frame.cap_len", "-e", "frame.len"))
        .hasSize(3)
        .containsOnly("60\t142");
  }

  @Test
  void should_complete_when_the_pod_goes() throws Exception {
    // Given
    CaptureCommand command = TestCommand.to(container).traffic(UDP).build();
    worker.send(command);
    send(TestNetwork.PEER, 5);
    // When
    container.kill();
    // Then
    Manifest manifest = worker.await(command.captureId(), CaptureEvent.Completed.class).manifest();
    assertThat(manifest.stopReason()).isEqualTo(StopReason.NAMESPACE_GONE);
    assertThat(manifest.packets()).isEqualTo(5);
  }

  @Test
  void should_run_sixteen_at_once_and_refuse_the_next() throws Exception {
    // Given
    List<CaptureCommand> commands =
        IntStream.range(0, TestWorker.CAPACITY + 1)
            .mapToObj(
                i ->
                    TestCommand.to(container).traffic(UDP).limits(limits(100L, null, null)).build())
            .toList();
    // When
    commands.forEach(worker::send);
    // Then
    CaptureEvent.Refused refused =
        worker.await(commands.getLast().captureId(), CaptureEvent.Refused.class);
    assertThat(refused.reason()).isEqualTo(Refusal.TOO_MANY_CAPTURES);
    assertThat(worker.captures().running()).isEqualTo(TestWorker.CAPACITY);
    // When
    send(TestNetwork.PEER, 100);
    // Then
    for (CaptureCommand command : commands.subList(0, TestWorker.CAPACITY)) {
      Manifest manifest =
          worker.await(command.captureId(), CaptureEvent.Completed.class).manifest();
      assertThat(manifest.packets()).isEqualTo(100);
    }
  }

  @Test
  void should_run_a_command_once_also_after_a_restart() throws Exception {
    // Given
    CaptureCommand command =
        TestCommand.to(container).limits(limits(null, null, Duration.ofMillis(100))).build();
    worker.send(command);
    worker.send(command);
    worker.await(command.captureId(), CaptureEvent.Completed.class);
    worker.close();
    // When
    worker = new TestWorker(folder, 0);
    worker.send(command);
    // Then
    assertThat(worker.captures().running()).isZero();
    assertThat(worker.events(command.captureId())).isEmpty();
  }

  @Test
  void should_deliver_what_the_store_did_not_take_at_first() throws Exception {
    // Given
    worker.close();
    worker = new TestWorker(folder, 3);
    CaptureCommand command =
        TestCommand.to(container).traffic(UDP).limits(limits(5L, null, null)).build();
    // When
    worker.send(command);
    send(TestNetwork.PEER, 5);
    // Then
    assertThat(worker.await(command.captureId(), CaptureEvent.Completed.class).manifest().packets())
        .isEqualTo(5);
    await().atMost(PATIENCE).until(() -> spooled().isEmpty());
  }

  @Test
  void should_deliver_after_a_restart_what_was_left() throws Exception {
    // Given a store that is away, and captures of which one is sealed when the worker stops
    worker.close();
    worker = new TestWorker(folder, Integer.MAX_VALUE);
    CaptureCommand command = TestCommand.to(container).traffic(UDP).build();
    worker.send(command);
    send(TestNetwork.PEER, 5);
    worker.close();
    assertThat(spooled()).hasSize(1);
    // When
    worker = new TestWorker(folder, 0);
    // Then
    Manifest manifest = worker.await(command.captureId(), CaptureEvent.Completed.class).manifest();
    assertThat(manifest.stopReason()).isEqualTo(StopReason.SHUTDOWN);
    assertThat(manifest.incomplete()).isFalse();
  }

  @Test
  void should_seal_what_a_crash_left_and_call_it_incomplete() throws Exception {
    // Given the spool as it is on disk in the middle of a capture
    CaptureCommand command = TestCommand.to(container).traffic(UDP).build();
    worker.send(command);
    send(TestNetwork.PEER, 5);
    Path spool = folder.resolve("spool/captures/" + command.captureId() + "/0.pcap");
    await().atMost(PATIENCE).until(() -> Files.size(spool) > 24 + 4 * 158);
    Path crashed = Files.createDirectory(folder.resolve("crashed"));
    Shell.run("cp", "-r", folder.resolve("spool").toString(), crashed.toString());
    Files.write(
        crashed.resolve("spool/captures/" + command.captureId() + "/0.pcap"),
        new byte[] {1, 2, 3, 4, 5},
        StandardOpenOption.APPEND);
    // When
    try (TestWorker restarted = new TestWorker(crashed, 0)) {
      // Then
      CaptureEvent.Completed completed =
          restarted.await(command.captureId(), CaptureEvent.Completed.class);
      assertThat(completed.manifest().stopReason()).isEqualTo(StopReason.INTERRUPTED);
      assertThat(completed.manifest().incomplete()).isTrue();
      assertThat(restarted.tshark(completed, "-T", "fields", "-e", "frame.number")).hasSize(5);
    }
  }

  @Test
  void should_refuse_the_nodes_own_network() throws Exception {
    // Given
    try (TestContainer host = TestContainer.in(Path.of("/proc/self/ns/net"))) {
      CaptureCommand command = TestCommand.to(host).build();
      // When
      worker.send(command);
      // Then
      assertThat(worker.await(command.captureId(), CaptureEvent.Refused.class).reason())
          .isEqualTo(Refusal.HOST_NETWORK);
    }
  }

  @Test
  void should_capture_on_the_node_when_the_scope_is_the_node() throws Exception {
    // Given
    CaptureCommand command =
        TestCommand.to(new Target.Host())
            .scope(Scope.NODE)
            .interfaces("lo")
            .traffic(UDP)
            .limits(limits(1L, null, null))
            .build();
    // When
    worker.send(command);
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
      socket.send(
          new DatagramPacket(new byte[10], 10, socket.getLocalAddress(), socket.getLocalPort()));
    }
    // Then
    assertThat(worker.await(command.captureId(), CaptureEvent.Completed.class).manifest().packets())
        .isEqualTo(1);
  }

  @Test
  void should_say_why_there_is_no_capture() throws Exception {
    // Given
    CaptureCommand unknown =
        TestCommand.to(new Target.Container("0123456789ab".repeat(5) + "0123")).build();
    CaptureCommand noInterface = TestCommand.to(container).interfaces("eth9").build();
    // When
    worker.send(unknown);
    worker.send(noInterface);
    // Then
    assertThat(worker.await(unknown.captureId(), CaptureEvent.Failed.class).reason())
        .isEqualTo(Failure.TARGET_NOT_HERE);
    assertThat(worker.await(noInterface.captureId(), CaptureEvent.Failed.class).reason())
        .isEqualTo(Failure.NO_INTERFACE);
    assertThat(spooled()).isEmpty();
  }

  @Test
  void should_answer_what_it_cannot_read() throws Exception {
    // Given a command whose capture can be told, and bytes that say nothing
    CaptureCommand command = TestCommand.to(container).build();
    byte[] broken =
        new String(Topics.COMMANDS.codec().encode(command), StandardCharsets.UTF_8)
            .replace("\"kind\":\"All\"", "\"kind\":\"Everything\"")
            .getBytes(StandardCharsets.UTF_8);
    // When
    worker.send(TestCommand.NODE, broken);
    worker.send(TestCommand.NODE, new byte[] {1, 2, 3});
    worker.send("another-node", new byte[] {1, 2, 3});
    // Then
    assertThat(worker.await(command.captureId(), CaptureEvent.Failed.class).detail())
        .contains("could not be read");
    assertThat(worker.records(Topics.DEAD_LETTERS.name())).hasSize(2);
  }

  private Map<Counter, Long> statistics(CaptureEvent.Completed completed) throws IOException {
    MemorySegment file = MemorySegment.ofArray(Files.readAllBytes(worker.evidence(completed)));
    return CaptureFile.read(file, packet -> {}).statistics().getFirst().counters();
  }

  private List<Path> spooled() throws IOException {
    try (var folders = Files.list(folder.resolve("spool/captures"))) {
      return folders.toList();
    }
  }

  private static Limits limits(
      @Nullable Long packets, @Nullable Long bytes, @Nullable Duration idle) {
    return new Limits(packets, bytes, idle, 0, null);
  }

  private void send(String to, int packets) throws IOException {
    try (DatagramSocket socket = network.udpInPod(TestNetwork.POD, 5000)) {
      for (int i = 0; i < packets; i++) {
        socket.send(new DatagramPacket(new byte[100], 100, InetAddress.ofLiteral(to), 9000));
      }
    }
  }

  private void sendLoopback(int packets) throws IOException {
    DatagramSocket receiver = network.udpInPod("127.0.0.1", 9000);
    try (receiver;
        DatagramSocket socket = network.udpInPod("127.0.0.1", 0)) {
      for (int i = 0; i < packets; i++) {
        socket.send(
            new DatagramPacket(
                new byte[100], 100, receiver.getLocalAddress(), receiver.getLocalPort()));
      }
    }
  }
}
