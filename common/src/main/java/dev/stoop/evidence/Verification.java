package dev.stoop.evidence;

import dev.stoop.outcome.Manifest;
import java.nio.file.Path;
import java.util.List;

/** Whether an evidence file is still the one that its manifest describes. */
public sealed interface Verification {

  /** It is, byte by byte. */
  record Intact(Manifest manifest) implements Verification {}

  /**
   * It has other bytes.
   *
   * @param ranges where, in file order and as narrowly as the manifest can tell; none when every
   *     piece is right and so the manifest itself must have been changed
   */
  record Changed(String expectedSha256, String actualSha256, List<ChangedRange> ranges)
      implements Verification {
    public Changed {
      ranges = List.copyOf(ranges);
    }
  }

  /** It has lost or gained bytes. */
  record WrongLength(long expectedBytes, long actualBytes) implements Verification {}

  /** There is nothing to verify it with. */
  record NoManifest(Path expected) implements Verification {}

  /** What lies in the manifest's place is none, or does not fit any file. */
  record ManifestUnreadable(Path manifest, String reason) implements Verification {}
}
