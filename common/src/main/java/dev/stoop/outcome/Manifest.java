package dev.stoop.outcome;

import dev.stoop.alert.Alert;
import dev.stoop.capture.CaptureId;
import dev.stoop.capture.IncidentId;
import dev.stoop.capture.Limits;
import dev.stoop.capture.Target;
import dev.stoop.capture.Traffic;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an evidence file is, where it came from and what it lacks; its hashes prove that it is still
 * that file. Lies beside the file as {@code NAME.manifest.json}.
 *
 * @param version of this format: 1
 * @param reason why the router decided to capture
 * @param bootId of the node, changes when it restarts
 * @param networkNamespace the namespace's inode on the node
 * @param from the earliest packet asked for
 * @param began when the first interface was listening
 * @param ended when the last one stopped
 * @param packetsBeforeAlert of {@code packets}, those with a time before the alert's
 * @param packetBytes captured bytes of all packets, without the file's own
 * @param fileBytes the size of the pcapng
 * @param fileSha256 lower-case hexadecimal
 * @param incomplete whether the capture was cut short by the end of its worker
 */
public record Manifest(
    int version,
    CaptureId captureId,
    IncidentId incidentId,
    Alert alert,
    String policy,
    String reason,
    String node,
    @Nullable String bootId,
    long networkNamespace,
    Target target,
    Traffic traffic,
    Limits limits,
    List<CapturedInterface> interfaces,
    Instant from,
    Instant began,
    Instant ended,
    StopReason stopReason,
    @Nullable String stopDetail,
    long packets,
    long packetsBeforeAlert,
    long packetBytes,
    Losses losses,
    long fileBytes,
    String fileSha256,
    PieceHashes pieces,
    boolean incomplete) {

  /** The version that this code writes. */
  public static final int VERSION = 1;

  public Manifest {
    interfaces = List.copyOf(interfaces);
    if (version < 1) {
      throw new IllegalArgumentException("manifest version: at least 1 wanted, not " + version);
    }
    if (!fileSha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("fileSha256: 64 lower-case hexadecimal digits wanted");
    }
  }
}
