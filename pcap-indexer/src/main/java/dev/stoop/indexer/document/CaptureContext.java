package dev.stoop.indexer.document;

import dev.stoop.alert.IpAddress;
import dev.stoop.capture.CaptureId;
import dev.stoop.outcome.Manifest;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a capture file beside its packets.
 *
 * @param file its name, or its path as it was given
 * @param fileSha256 lower-case hexadecimal
 * @param manifest null for a file that this project did not capture
 */
public record CaptureContext(
    CaptureId captureId,
    String file,
    long fileBytes,
    String fileSha256,
    @Nullable Manifest manifest) {
  private static final int ID_DIGITS = 32;

  /** Of evidence. */
  public static CaptureContext of(Manifest manifest) {
    return new CaptureContext(
        manifest.captureId(),
        manifest.captureId() + ".pcapng",
        manifest.fileBytes(),
        manifest.fileSha256(),
        manifest);
  }

  /** Of any capture file: its hash stands for the capture. */
  public static CaptureContext ofFile(String file, long fileBytes, String fileSha256) {
    CaptureId id = new CaptureId(fileSha256.substring(0, ID_DIGITS));
    return new CaptureContext(id, file, fileBytes, fileSha256, null);
  }

  Optional<Manifest> evidence() {
    return Optional.ofNullable(manifest);
  }

  Optional<Instant> alertTime() {
    return evidence().map(m -> m.alert().time());
  }

  /** The address of the pod that was captured. */
  Optional<String> podIp() {
    return evidence().map(m -> m.alert().origin().podIp()).map(IpAddress::text);
  }
}
