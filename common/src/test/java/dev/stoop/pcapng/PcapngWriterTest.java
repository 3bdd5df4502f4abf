package dev.stoop.pcapng;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stoop.pcapng.InterfaceStatistics.Counter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PcapngWriterTest {
  private static final long NOON = 1_700_000_000_000_000_001L;

  private static final Block.SectionHeader SECTION =
      new Block.SectionHeader("a machine", "Linux", "Stoop", List.of("rule: »shell«", "node: n1"));
  private static final InterfaceDescription ETH0 =
      InterfaceDescription.of(1, 0, "eth0", "of pod web", "host 10.0.0.1", "Linux 6");

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  private Reading readBack(PacketVisitor visitor) {
    return CaptureFile.read(MemorySegment.ofArray(written.toByteArray()), visitor);
  }

  private PcapngWriter writer() throws IOException {
    return new PcapngWriter(Channels.newChannel(written), SECTION);
  }

  private static MemorySegment bytes(String text) {
    return MemorySegment.ofArray(text.getBytes(UTF_8));
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    List<ResolvedName> names =
        List.of(
            new ResolvedName(InetAddress.ofLiteral("10.0.0.1"), "web.shop.svc"),
            new ResolvedName(InetAddress.ofLiteral("2001:db8::1"), "peer"));
    InterfaceStatistics statistics =
        new InterfaceStatistics(
            0,
            NOON,
            OptionalLong.of(NOON - 5),
            OptionalLong.of(NOON),
            Map.of(Counter.RECEIVED, 12L, Counter.DROPPED, 0L, Counter.DELIVERED, -1L),
            List.of("stopped: idle"));
    try (PcapngWriter writer = writer()) {
      assertThat(writer.describe(ETH0)).isZero();
      writer.names(names);
      writer.packet(0, NOON, bytes("--packet"), 2, 6, 1_500);
      writer.packet(0, NOON + 1, bytes("abc"), 0, 3, 3, 2, List.of("alert", ""));
      writer.statistics(statistics);
    }

    List<String> packets = new ArrayList<>();
    Reading reading =
        readBack(
            p ->
                packets.add(
                    "%d %d %d %d %s"
                        .formatted(
                            p.epochNanos(),
                            p.capturedLength(),
                            p.originalLength(),
                            p.flags(),
                            p.comments())));

    assertThat(packets).containsExactly(NOON + " 6 1500 0 []", (NOON + 1) + " 3 3 2 [alert, ]");
    assertThat(reading)
        .isEqualTo(
            new Reading(
                Format.PCAPNG,
                2,
                List.of(SECTION),
                List.of(
                    InterfaceDescription.of(
                        1, 262_144, "eth0", "of pod web", "host 10.0.0.1", "Linux 6")),
                List.of(statistics),
                names,
                List.of(),
                null));
  }

  @Test
  void packetsLargerThanTheBufferAreWrittenWhole() throws IOException {
    byte[] large = new byte[CaptureFile.MOST_CAPTURED_BYTES];
    large[large.length - 1] = 42;
    long bytes;
    try (PcapngWriter writer = writer()) {
      writer.describe(ETH0);
      for (int i = 0; i < 3; i++) {
        writer.packet(0, NOON, MemorySegment.ofArray(large), 0, large.length, large.length);
      }
      bytes = writer.bytes();
    }

    List<Integer> last = new ArrayList<>();
    Reading reading =
        readBack(p -> last.add((int) p.file().get(JAVA_BYTE, p.offset() + p.capturedLength() - 1)));

    assertThat(reading.fault()).isNull();
    assertThat(last).containsExactly(42, 42, 42);
    assertThat(bytes).isEqualTo(written.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "é", "€", "😀"})
  void longTextIsCutBetweenCharacters(String character) throws IOException {
    String text = character.repeat(70_000);
    try (PcapngWriter writer = writer()) {
      writer.describe(ETH0);
      writer.packet(0, NOON, bytes("abc"), 0, 3, 3, 0, List.of(text));
    }

    List<String> comments = new ArrayList<>();
    assertThat(readBack(packet -> comments.addAll(packet.comments())).fault()).isNull();

    assertThat(comments)
        .singleElement()
        .satisfies(
            comment -> {
              assertThat(text).startsWith(comment);
              assertThat(comment.getBytes(UTF_8).length).isBetween(65_532, 65_535);
            });
  }

  @Test
  void refusesPacketsThatNoReaderWouldTake() throws IOException {
    MemorySegment tooLong = MemorySegment.ofArray(new byte[CaptureFile.MOST_CAPTURED_BYTES + 1]);
    try (PcapngWriter writer = writer()) {
      assertThatThrownBy(() -> writer.packet(0, NOON, tooLong, 0, 1, 1))
          .isInstanceOf(IndexOutOfBoundsException.class);
      writer.describe(ETH0);
      assertThatThrownBy(() -> writer.packet(0, NOON, tooLong, 0, 262_145, 262_145))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> writer.packet(0, NOON, bytes("abc"), 1, 3, 3))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }

    assertThat(readBack(packet -> {}).packets()).isZero();
  }
}
