package dev.stoop.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoop.outcome.PieceHashes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PieceHasherTest {

  @ParameterizedTest
  @ValueSource(
      ints = {
        0,
        1,
        511,
        512,
        513,
        1_024,
        5_000,
        // as many pieces as there may be, and one byte more
        131_072,
        131_073,
        131_584,
        131_585,
        200_000,
        262_144,
        262_145,
        1_000_000,
        1_048_577
      })
  void hashesAsTheContractDefines(int length) {
    byte[] file = new byte[length];
    new Random(length).nextBytes(file);

    PieceHashes hashes = inPartsOf(777, file);

    assertThat(hashes).isEqualTo(byLevels(file));
    assertThat(hashes.sha256()).hasSizeLessThanOrEqualTo(PieceHasher.MOST_PIECES);
    assertThat(hashes.sha256()).hasSize((int) Math.ceilDiv(length, hashes.pieceBytes()));
  }

  @Test
  void doesNotDependOnHowTheFileWasWritten() {
    byte[] file = new byte[150_000];
    new Random(1).nextBytes(file);

    assertThat(inPartsOf(1, file)).isEqualTo(inPartsOf(file.length, file));
  }

  private static PieceHashes inPartsOf(int size, byte[] file) {
    PieceHasher hasher = new PieceHasher();
    for (int at = 0; at < file.length; at += size) {
      hasher.update(ByteBuffer.wrap(file, at, Math.min(size, file.length - at)));
    }
    return hasher.finish();
  }

  /** The definition, level by level, without regard to memory. */
  private static PieceHashes byLevels(byte[] file) {
    List<byte[]> level = new ArrayList<>();
    for (int at = 0; at < file.length; at += 512) {
      level.add(sha256(Arrays.copyOfRange(file, at, Math.min(at + 512, file.length))));
    }
    long pieceBytes = 512;
    while (level.size() > 256) {
      List<byte[]> above = new ArrayList<>();
      for (int i = 0; i < level.size(); i += 2) {
        above.add(
            i + 1 == level.size()
                ? level.get(i)
                : sha256(ByteBuffer.allocate(64).put(level.get(i)).put(level.get(i + 1)).array()));
      }
      level = above;
      pieceBytes *= 2;
    }
    return new PieceHashes(pieceBytes, level.stream().map(HexFormat.of()::formatHex).toList());
  }

  private static byte[] sha256(byte[] bytes) {
    return FileHasher.sha256().digest(bytes);
  }
}
