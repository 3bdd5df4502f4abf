package dev.stoop.pcapng;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stoop.pcapng.InterfaceStatistics.Counter;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is understood by the tools that analysts have. */
class PcapngWriterIT {
  private static final long AT = 1_700_000_000_123_456_789L;

  /** A UDP datagram over IPv4 and Ethernet, from 10.0.0.1:4000 to 10.0.0.2:4001, "stoop". */
  private static final MemorySegment DATAGRAM =
      MemorySegment.ofArray(
          HexFormat.of()
              .parseHex(
                  "020000000002020000000001080045000021000040004011"
                      + "26c90a0000010a0000020fa00fa1000d000073746f6f70"));

  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("written.pcapng");
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    var section =
        new Block.SectionHeader("a machine", "Linux", "Stoop 0.1", List.of("comment on section"));
    try (PcapngWriter writer = new PcapngWriter(channel, section)) {
      int id =
          writer.describe(
              InterfaceDescription.of(1, 0, "eth0", "of pod web", "host 10.0.0.1", "Linux"));
      writer.names(List.of(new ResolvedName(InetAddress.ofLiteral("10.0.0.2"), "peer.example")));
      int length = (int) DATAGRAM.byteSize();
      writer.packet(id, AT, DATAGRAM, 0, length, length);
      writer.packet(id, AT + 1, DATAGRAM, 0, length, length, 1, List.of("comment on packet"));
      writer.statistics(
          new InterfaceStatistics(
              id,
              AT + 2,
              OptionalLong.of(AT),
              OptionalLong.of(AT + 2),
              Map.of(Counter.RECEIVED, 12L, Counter.DROPPED, 10L),
              List.of()));
    }
  }

  @Test
  void capinfosDescribesIt() throws Exception {
    assertThat(output("capinfos", file.toString()))
        .contains("Number of packets:   2")
        .contains("comment on section")
        .contains("Capture hardware:    a machine")
        .contains("Capture application: Stoop 0.1")
        .contains("Name = eth0")
        .contains("Description = of pod web")
        .contains("Filter string = host 10.0.0.1")
        .contains("Time precision = nanoseconds (9)")
        .contains("Number of stat entries = 1");
  }

  @Test
  void tsharkShowsNamesCommentsAndTimes() throws Exception {
    String fields =
        "-Tfields -e frame.time_epoch -e ip.dst_host -e frame.comment -e frame.packet_flags_direction";

    assertThat(output(("tshark -N n -r " + file + " " + fields).split(" ")).lines())
        .anyMatch(line -> line.startsWith("1700000000.123456789\tpeer.example"))
        .anyMatch(line -> line.startsWith("1700000000.123456790\tpeer.example\tcomment on packet"));
  }

  @Test
  void tcpdumpReadsThePackets() throws Exception {
    assertThat(output("tcpdump", "-nr", file.toString()))
        .contains("10.0.0.1.4000 > 10.0.0.2.4001: UDP, length 5");
  }

  /** What a tool says; without the tool a test is skipped, or fails where the tools must be. */
  private static String output(String... command) throws Exception {
    boolean installed =
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(place -> Files.isExecutable(Path.of(place, command[0])));
    if (!"true".equals(System.getenv("CI"))) {
      assumeTrue(installed, command[0] + " is not installed");
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }
}
