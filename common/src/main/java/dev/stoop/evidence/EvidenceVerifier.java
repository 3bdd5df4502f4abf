package dev.stoop.evidence;

import dev.stoop.kafka.Decoded;
import dev.stoop.outcome.Manifest;
import dev.stoop.outcome.PieceHashes;
import dev.stoop.pcapng.PcapngReader;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compares an evidence file with the manifest beside it. Stateless. */
public final class EvidenceVerifier {
  private static final int BUFFER_BYTES = 1 << 20;

  /**
   * Verifies one file. The manifest is believed: who can change the file may be able to change it
   * too, so compare its hash with the one on the captures topic where that matters.
   *
   * @throws IOException when the evidence file cannot be read
   */
  public Verification verify(Path evidence) throws IOException {
    try (FileChannel channel = FileChannel.open(evidence)) {
      Path beside = ManifestFile.beside(evidence);
      if (Files.notExists(beside)) {
        return new Verification.NoManifest(beside);
      }
      return switch (ManifestFile.read(beside)) {
        case Decoded.Unreadable<Manifest>(String reason) ->
            new Verification.ManifestUnreadable(beside, reason);
        case Decoded.Value<Manifest>(Manifest manifest) -> compare(channel, manifest, beside);
      };
    }
  }

  private static Verification compare(FileChannel channel, Manifest manifest, Path beside)
      throws IOException {
    FileHashes actual = hash(channel);
    if (actual.bytes() != manifest.fileBytes()) {
      return new Verification.WrongLength(manifest.fileBytes(), actual.bytes());
    }
    if (actual.sha256().equals(manifest.fileSha256())) {
      return new Verification.Intact(manifest);
    }
    PieceHashes expected = manifest.pieces();
    if (expected.pieceBytes() != actual.pieces().pieceBytes()
        || expected.sha256().size() != actual.pieces().sha256().size()) {
      return new Verification.ManifestUnreadable(
          beside, "its pieces do not add up to a file of " + actual.bytes() + " bytes");
    }
    return new Verification.Changed(
        manifest.fileSha256(), actual.sha256(), changes(channel, expected, actual));
  }

  private static FileHashes hash(FileChannel channel) throws IOException {
    FileHasher hasher = new FileHasher();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    while (channel.read(buffer) >= 0) {
      hasher.update(buffer.flip());
      buffer.clear();
    }
    return hasher.finish();
  }

  private static List<ChangedRange> changes(
      FileChannel channel, PieceHashes expected, FileHashes actual) throws IOException {
    List<RangeContent> ranges = new ArrayList<>();
    long pieceBytes = expected.pieceBytes();
    int pieces = expected.sha256().size();
    for (int first = 0; first < pieces; first++) {
      int end = first;
      while (end < pieces && !same(expected, actual, end)) {
        end++;
      }
      if (end > first) {
        long to = Math.min(end * pieceBytes, actual.bytes());
        ranges.add(new RangeContent(first * pieceBytes, to));
        first = end;
      }
    }
    try (Arena arena = Arena.ofConfined()) {
      RangeContent.fill(
          ranges, new PcapngReader(channel.map(MapMode.READ_ONLY, 0, actual.bytes(), arena)));
    }
    return ranges.stream().map(RangeContent::toChangedRange).toList();
  }

  private static boolean same(PieceHashes expected, FileHashes actual, int piece) {
    return expected.sha256().get(piece).equals(actual.pieces().sha256().get(piece));
  }
}
