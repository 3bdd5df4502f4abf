package dev.stoop.worker.evidence;

import dev.stoop.capture.CaptureId;
import dev.stoop.evidence.ManifestFile;
import dev.stoop.kafka.Decoded;
import dev.stoop.kafka.JsonCodec;
import dev.stoop.outcome.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One capture's folder of the spool. */
public record CaptureFolder(CaptureId id, Path path) {
  private static final JsonCodec<SpooledCapture> CODEC = new JsonCodec<>(SpooledCapture.class);

  /** The spool file of the interface with this number. */
  Path spool(int number) {
    return path.resolve(number + ".pcap");
  }

  /** The sealed pcapng. */
  public Path evidence() {
    return path.resolve(id + ".pcapng");
  }

  /** Writes what is known when the capture begins. */
  public void describe(SpooledCapture capture) throws IOException {
    Files.write(description(), CODEC.encode(capture));
  }

  /** What was known when the capture began; unreadable if it never was written to the end. */
  Decoded<SpooledCapture> capture() throws IOException {
    return Files.exists(description())
        ? CODEC.decode(Files.readAllBytes(description()))
        : new Decoded.Unreadable<>("never written");
  }

  /** The manifest of the evidence, once that is sealed. */
  Optional<Manifest> manifest() throws IOException {
    try {
      return ManifestFile.read(ManifestFile.beside(evidence())).toOptional();
    } catch (NoSuchFileException notSealed) {
      return Optional.empty();
    }
  }

  /** When the last packets were written to the spool files. */
  Instant lastWritten() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      long millis = files.mapToLong(file -> file.toFile().lastModified()).max().orElse(0);
      return Instant.ofEpochMilli(millis);
    }
  }

  /** Takes the folder out of the worker's way, for a person to look at; returns where it is. */
  Path setAside() throws IOException {
    return Files.move(path, path.resolveSibling(id + ".damaged"));
  }

  /** Removes the packets that are in the evidence by now. */
  void deleteSpools(int interfaces) throws IOException {
    for (int i = 0; i < interfaces; i++) {
      Files.deleteIfExists(spool(i));
    }
  }

  /** Removes the folder with all that is in it. */
  public void delete() throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    }
  }

  private Path description() {
    return path.resolve("capture.json");
  }
}
