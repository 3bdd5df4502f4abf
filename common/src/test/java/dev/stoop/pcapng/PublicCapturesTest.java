package dev.stoop.pcapng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Reads public captures, where they are beside the repository, as tshark 4.0.17 does. */
class PublicCapturesTest {
  private static final String EXPECTED = "EXPECTED-tshark-4.0.17.json";

  private static final String NOT_THERE =
      "no ../shared/pcaps beside the repository, and no -Dstoop.shared";

  /** Where this reader means to answer otherwise than tshark. */
  private static final Map<String, Long> DIFFERENT =
      Map.of(
          // tshark counts custom blocks as frames
          "output_le/basic/test017.pcapng", 0L,
          // tshark shows the part that is there of a packet of 524,501 bytes
          "fuzz-2021-10-13.pcap", 0L);

  @TestFactory
  Stream<DynamicTest> readsAsManyPacketsAsTshark() throws IOException {
    Optional<Path> found = captures();
    if (found.isEmpty()) {
      return Stream.of(DynamicTest.dynamicTest("public captures", () -> abort(NOT_THERE)));
    }
    Path folder = found.get();
    JsonNode expected = new ObjectMapper().readTree(folder.resolve(EXPECTED).toFile());
    return expected.properties().stream()
        .map(entry -> test(folder, entry.getKey(), entry.getValue().path("packets").asLong()));
  }

  /** Keys look like {@code src/owner+repository/path}; the folder has {@code repository/path}. */
  private static DynamicTest test(Path folder, String key, long tsharkPackets) {
    String path = key.substring(key.indexOf('+') + 1);
    long packets =
        DIFFERENT.entrySet().stream()
            .filter(different -> path.endsWith(different.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(tsharkPackets);
    return DynamicTest.dynamicTest(path, () -> assertReads(folder.resolve(path), packets));
  }

  private static void assertReads(Path file, long packets) throws IOException {
    try (Arena arena = Arena.ofConfined();
        FileChannel channel = FileChannel.open(file)) {
      MemorySegment mapped = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);

      Reading reading = CaptureFile.read(mapped, packet -> {});

      assertThat(reading.packets()).as("%s: %s", file, reading.fault()).isEqualTo(packets);
    }
  }

  /** In the folder {@code -Dstoop.shared} or the first {@code shared} beside a parent folder. */
  private static Optional<Path> captures() {
    String given = System.getProperty("stoop.shared");
    Stream<Path> places =
        given != null
            ? Stream.of(Path.of(given))
            : Stream.iterate(
                    Path.of("").toAbsolutePath(), parent -> parent != null, Path::getParent)
                .map(parent -> parent.resolve("shared"));
    return places
        .map(shared -> shared.resolve("pcaps"))
        .filter(folder -> Files.isRegularFile(folder.resolve(EXPECTED)))
        .findFirst();
  }
}
