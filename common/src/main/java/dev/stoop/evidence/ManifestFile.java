package dev.stoop.evidence;

import dev.stoop.kafka.Decoded;
import dev.stoop.kafka.JsonCodec;
import dev.stoop.outcome.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The manifest beside an evidence file: {@code NAME.manifest.json} for {@code NAME.pcapng}. */
public final class ManifestFile {
  private static final String EVIDENCE = ".pcapng";
  private static final String MANIFEST = ".manifest.json";
  private static final int MOST_BYTES = 4 << 20;
  private static final JsonCodec<Manifest> CODEC = new JsonCodec<>(Manifest.class);

  private ManifestFile() {}

  /** Where the manifest of this evidence file is or should be. */
  public static Path beside(Path evidence) {
    String name = evidence.getFileName().toString();
    String stem =
        name.endsWith(EVIDENCE) ? name.substring(0, name.length() - EVIDENCE.length()) : name;
    return evidence.resolveSibling(stem + MANIFEST);
  }

  /** Reads a manifest; what is none, or longer than {@value #MOST_BYTES} bytes, is unreadable. */
  public static Decoded<Manifest> read(Path manifest) throws IOException {
    try (InputStream in = Files.newInputStream(manifest)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      return bytes.length > MOST_BYTES
          ? new Decoded.Unreadable<>("longer than " + MOST_BYTES + " bytes")
          : CODEC.decode(bytes);
    }
  }

  /** Writes the manifest beside its evidence file and returns where; an earlier one is replaced. */
  public static Path write(Manifest manifest, Path evidence) throws IOException {
    try (PartFile part = PartFile.of(beside(evidence))) {
      Files.write(part.path(), CODEC.encode(manifest));
      return part.complete();
    }
  }
}
