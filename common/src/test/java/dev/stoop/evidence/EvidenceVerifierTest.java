package dev.stoop.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.stoop.outcome.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceVerifierTest {
  private final EvidenceVerifier verifier = new EvidenceVerifier();
  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void name() {
    file = folder.resolve("c0ffee.pcapng");
  }

  @Test
  void anUntouchedFileIsIntact() throws IOException {
    Manifest manifest = EvidenceSamples.seal(file, 500);

    assertThat(verifier.verify(file)).isEqualTo(new Verification.Intact(manifest));
  }

  @Test
  void everyFlippedByteIsFoundInItsPiece() throws IOException {
    Manifest manifest = EvidenceSamples.seal(file, 3);

    for (long offset = 0; offset < manifest.fileBytes(); offset += 97) {
      EvidenceSamples.flip(file, offset);

      long at = offset;
      assertThat(verifier.verify(file))
          .isInstanceOfSatisfying(
              Verification.Changed.class,
              changed -> {
                assertThat(changed.expectedSha256()).isEqualTo(manifest.fileSha256());
                assertThat(changed.actualSha256()).isNotEqualTo(manifest.fileSha256());
                assertThat(changed.ranges())
                    .singleElement()
                    .satisfies(
                        range -> {
                          assertThat(at).isBetween(range.from(), range.to() - 1);
                          assertThat(range.to() - range.from()).isLessThanOrEqualTo(512);
                        });
              });
      EvidenceSamples.flip(file, offset);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Packet N begins at 84 + (N - 1) * 1032, the statistics are the last 24 bytes.
        "5000   | frame 5",
        "5300   | frames 5 to 6",
        "103300 | frame 100, interface statistics",
        "100    | frame 1, section header, interface description",
        // The length of block 6, behind which nothing can be told apart any more.
        "5248   | frame 5, not readable at byte 5244: a block cannot be 1271 bytes long",
      })
  void saysWhatLiesThere(long offset, String content) throws IOException {
    EvidenceSamples.seal(file, 100);
    EvidenceSamples.flip(file, offset);

    assertThat(verifier.verify(file))
        .isInstanceOfSatisfying(
            Verification.Changed.class,
            changed ->
                assertThat(changed.ranges())
                    .singleElement()
                    .satisfies(range -> assertThat(range.content()).isEqualTo(content)));
  }

  @Test
  void changesInSeveralPlacesAreToldApart() throws IOException {
    EvidenceSamples.seal(file, 100);
    EvidenceSamples.flip(file, 1_000);
    EvidenceSamples.flip(file, 1_100);
    EvidenceSamples.flip(file, 50_000);

    assertThat(verifier.verify(file))
        .isInstanceOfSatisfying(
            Verification.Changed.class,
            changed ->
                assertThat(changed.ranges())
                    .extracting(ChangedRange::from, ChangedRange::to)
                    .containsExactly(tuple(512L, 1_536L), tuple(49_664L, 50_176L)));
  }

  @Test
  void aManifestWithAnotherHashOfTheWholeHasNoPlace() throws IOException {
    Manifest manifest = EvidenceSamples.seal(file, 3);
    replaceInManifest(manifest.fileSha256(), "0".repeat(64));

    assertThat(verifier.verify(file))
        .isEqualTo(new Verification.Changed("0".repeat(64), manifest.fileSha256(), List.of()));
  }

  @Test
  void piecesThatFitNoSuchFileMakeTheManifestUnreadable() throws IOException {
    EvidenceSamples.seal(file, 3);
    EvidenceSamples.flip(file, 1_000);
    replaceInManifest("\"pieceBytes\":512", "\"pieceBytes\":1024");

    assertThat(verifier.verify(file)).isInstanceOf(Verification.ManifestUnreadable.class);
  }

  @Test
  void aCutFileHasTheWrongLength() throws IOException {
    Manifest manifest = EvidenceSamples.seal(file, 3);
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 1_000));

    assertThat(verifier.verify(file))
        .isEqualTo(new Verification.WrongLength(manifest.fileBytes(), 1_000));
  }

  @Test
  void saysWhereAManifestIsMissing() throws IOException {
    EvidenceSamples.seal(file, 1);
    Path manifest = folder.resolve("c0ffee.manifest.json");
    Files.delete(manifest);

    assertThat(verifier.verify(file)).isEqualTo(new Verification.NoManifest(manifest));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "not json", "null", "[1]"})
  void whatIsNoManifestIsUnreadable(String content) throws IOException {
    EvidenceSamples.seal(file, 1);
    Files.writeString(ManifestFile.beside(file), content);

    assertThat(verifier.verify(file)).isInstanceOf(Verification.ManifestUnreadable.class);
  }

  @Test
  void anAbsentFileIsAnError() {
    assertThatThrownBy(() -> verifier.verify(file)).isInstanceOf(NoSuchFileException.class);
  }

  private void replaceInManifest(String old, String text) throws IOException {
    Path manifest = ManifestFile.beside(file);
    String content = Files.readString(manifest);
    assertThat(content).contains(old);
    Files.writeString(manifest, content.replace(old, text));
  }
}
