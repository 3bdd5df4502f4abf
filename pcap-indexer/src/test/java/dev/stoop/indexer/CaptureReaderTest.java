package dev.stoop.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stoop.indexer.document.CaptureContext;
import dev.stoop.indexer.document.Dataset;
import dev.stoop.indexer.sample.Conversation;
import dev.stoop.indexer.sample.Octets;
import dev.stoop.indexer.sample.Packets;
import dev.stoop.indexer.sample.PcapFile;
import dev.stoop.indexer.sample.TlsBytes;
import dev.stoop.pcapng.Block;
import dev.stoop.pcapng.InterfaceDescription;
import dev.stoop.pcapng.PcapngWriter;
import dev.stoop.pcapng.ResolvedName;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureReaderTest {
  @TempDir private Path folder;

  @Test
  void aFilesHashStandsForItsCapture() throws IOException {
    // Given
    Path file = Files.write(folder.resolve("a.pcap"), Conversation.all().toArray());

    // When
    Collected read = Collected.of(file);

    // Then
    String sha256 = read.summary().at("/file/hash/sha256").asText();
    assertThat(sha256)
        .matches("[0-9a-f]{64}")
        .startsWith(read.summary().at("/capture/id").asText());
    assertThat(read.counts().of(Dataset.FLOW)).isEqualTo(3);
    assertThat(read.summary().at("/file/path").asText()).isEqualTo(file.toString());
  }

  @Test
  void aFileCutAnywhereGivesASummary() {
    byte[] whole = Conversation.all().toArray();

    for (int length = 0; length < whole.length; length++) {
      Collected read = Collected.of(MemorySegment.ofArray(Arrays.copyOf(whole, length)));

      assertThat(read.counts().of(Dataset.SUMMARY)).isEqualTo(1);
      assertThat(read.summary().at("/capture/packets/read").asInt()).isLessThanOrEqualTo(13);
    }
  }

  @Test
  void aFileCutWithinAPacketIsNotComplete() {
    byte[] whole = Conversation.all().toArray();

    JsonNode parse =
        Collected.of(MemorySegment.ofArray(Arrays.copyOf(whole, whole.length - 1)))
            .summary()
            .at("/capture/parse");

    assertThat(parse.at("/complete").asBoolean()).isFalse();
    assertThat(parse.at("/stopped").asText()).startsWith("at byte ");
    assertThat(parse.at("/errors").asInt()).isEqualTo(1);
  }

  @Test
  void changedBytesGiveDocuments() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20260314);
    byte[] whole = Conversation.all().toArray();

    for (int round = 0; round < 20_000; round++) {
      byte[] changed = whole.clone();
      for (int flips = random.nextInt(1, 6); flips > 0; flips--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      }

      assertThat(Collected.of(MemorySegment.ofArray(changed)).counts().of(Dataset.SUMMARY))
          .isEqualTo(1);
    }
  }

  @Test
  void nothingAtAllIsACaptureToo() {
    JsonNode summary = Collected.of(MemorySegment.ofArray(new byte[0])).summary();

    assertThat(summary.at("/capture/parse/complete").asBoolean()).isFalse();
    assertThat(summary.at("/@timestamp").asText()).isEqualTo("1970-01-01T00:00:00Z");
  }

  @Test
  void tellsOfTheFirstFault() {
    byte[] broken = Packets.ethernet(Packets.ipv4(6, "10.0.0.1", "10.0.0.2", new byte[3]));
    PcapFile file = PcapFile.ethernet().add(new byte[60]).add(broken).add(broken);

    JsonNode capture = Collected.of(file.toSegment()).summary().at("/capture");

    assertThat(capture.at("/parse/errors").asInt()).isEqualTo(2);
    assertThat(capture.at("/parse/first_error").asText())
        .isEqualTo("frame 2: ends within its TCP header");
    assertThat(capture.at("/parse/complete").asBoolean()).as("read to its end").isTrue();
    assertThat(capture.at("/packets/without_flow").asInt()).isEqualTo(1);
    assertThat(capture.at("/flows/count").asInt()).isEqualTo(1);
  }

  @Test
  void tellsOfTruncatedPackets() {
    byte[] packet =
        Packets.ethernet(
            Packets.ipv4(17, "10.0.0.1", "10.0.0.2", Packets.udp(1, 2, new byte[100])));
    PcapFile file = PcapFile.ethernet().cut(packet, 60).add(packet);

    Collected read = Collected.of(file.toSegment());

    assertThat(read.summary().at("/capture/truncated").asBoolean()).isTrue();
    assertThat(read.summary().at("/capture/packets/cut_by_snaplen").asInt()).isEqualTo(1);
    assertThat(read.summary().at("/capture/parse/errors").asInt()).isZero();
    assertThat(read.all(Dataset.FLOW).getFirst().at("/network/bytes").asInt())
        .as("as on the wire")
        .isEqualTo(2 * packet.length);
  }

  @Test
  void longListsAreCutAndMarked() {
    PcapFile file = PcapFile.ethernet();
    for (int i = 0; i < 400; i++) {
      String source = "10.1." + i / 250 + "." + i % 250;
      file.add(
          Packets.ethernet(Packets.ipv4(17, source, "10.0.0.2", Packets.udp(1, 2, new byte[1]))));
    }

    JsonNode summary = Collected.of(file.toSegment()).summary();

    assertThat(summary.at("/related/ip")).hasSize(256);
    assertThat(summary.at("/capture/cut/0").asText()).isEqualTo("related.ip");
  }

  @Test
  void noDocumentIsLarge() {
    // Given names that are as long as they can be, of what takes most room in JSON
    String odd = "\u0001".repeat(30_000);
    PcapFile file = PcapFile.ethernet();
    for (int port = 1; port <= 300; port++) {
      byte[] hello = TlsBytes.records(TlsBytes.clientHello(port + odd), 1 << 14);
      String get =
          "GET /%s HTTP/1.1\r\nHost: %s\r\n\r\n"
              .formatted(odd.substring(0, 8000), port + odd.substring(0, 8000));
      file.add(tcp(port, hello)).add(tcp(1000 + port, Octets.latin1(get)));
    }

    // When
    Collected read = Collected.of(file.toSegment());

    // Then
    assertThat(read.counts().of(Dataset.HTTP)).isEqualTo(300);
    assertThat(read.summary().at("/related/hosts")).hasSize(256);
    assertThat(read.documents()).allMatch(document -> document.json().length < 500_000);
  }

  private static byte[] tcp(int port, byte[] payload) {
    byte[] segment = Packets.tcp(port, 80, 1, Packets.ACK, payload);
    return Packets.ethernet(Packets.ipv4(6, "10.0.0.1", "10.0.0.2", segment));
  }

  @Test
  void namesInTheFileGoBeforeThoseThatDnsGave() throws IOException {
    // Given a pcapng that says which names it knows
    Path file = folder.resolve("named.pcapng");
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    var section = new Block.SectionHeader("", "", "", List.of());
    try (PcapngWriter writer = new PcapngWriter(channel, section)) {
      int id = writer.describe(InterfaceDescription.of(101, 0, "eth0", "", "", ""));
      writer.names(List.of(new ResolvedName(InetAddress.ofLiteral("10.0.0.1"), "web.shop")));
      byte[] packet =
          Packets.ipv4(17, "10.0.0.1", "10.0.0.2", Packets.udp(1, 2, Octets.latin1("x")));
      writer.packet(id, 1, MemorySegment.ofArray(packet), 0, packet.length, packet.length);
    }

    // When
    Collected read = Collected.of(file);

    // Then
    JsonNode flow = read.all(Dataset.FLOW).getFirst();
    assertThat(flow.at("/source/domain").asText()).isEqualTo("web.shop");
    assertThat(flow.at("/related/hosts/0").asText()).isEqualTo("web.shop");
  }

  @Test
  void whatTheSinkThrowsIsThrown() {
    CaptureContext context = CaptureContext.ofFile("a.pcap", 0, "0".repeat(64));
    IOException full = new IOException("no space left");

    assertThatThrownBy(
            () ->
                CaptureReader.read(
                    Conversation.all().toSegment(),
                    context,
                    document -> {
                      throw full;
                    }))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a.pcap")
        .hasCause(full);
  }
}
