package dev.stoop.router;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stoop.kafka.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Alerts as the Falco project published them, from the folder {@code shared} beside the repository
 * or where the property {@code stoop.shared} says.
 */
public final class UpstreamAlerts {
  private UpstreamAlerts() {}

  /** Each alert's bytes; skips the test where they are not there. */
  public static List<byte[]> all() {
    Optional<Path> file = find();
    assumeTrue(file.isPresent(), "no shared/alerts/upstream.jsonl beside the repository");
    try {
      return Files.readAllLines(file.orElseThrow()).stream()
          .filter(line -> !line.isBlank())
          .map(UpstreamAlerts::alert)
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + file, e);
    }
  }

  private static byte[] alert(String line) {
    try {
      JsonNode alert = Json.MAPPER.readTree(line).get("alert");
      return alert.toString().getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("not JSON: " + line, e);
    }
  }

  private static Optional<Path> find() {
    String given = System.getProperty("stoop.shared");
    Stream<Path> folders =
        given == null
            ? Stream.iterate(
                    Path.of("").toAbsolutePath(), UpstreamAlerts::hasParent, Path::getParent)
                .map(folder -> folder.resolve("shared"))
            : Stream.of(Path.of(given));
    return folders
        .map(folder -> folder.resolve("alerts/upstream.jsonl"))
        .filter(Files::isReadable)
        .findFirst();
  }

  private static boolean hasParent(@Nullable Path folder) {
    return folder != null;
  }
}
