package dev.stoop.worker.evidence;

import dev.stoop.alert.IpAddress;
import dev.stoop.capture.CaptureCommand;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a capture when it begins, kept beside its spool files.
 *
 * @param began when its interfaces were listening
 * @param networkNamespace the namespace's inode
 * @param bootId of the node
 * @param containerId all 64 digits, null where the target is the node
 * @param addresses of the target
 * @param interfaces in the order of their spool files
 */
public record SpooledCapture(
    CaptureCommand command,
    Instant began,
    long networkNamespace,
    @Nullable String bootId,
    @Nullable String containerId,
    List<IpAddress> addresses,
    List<Interface> interfaces) {

  /** One interface that is captured on. */
  public record Interface(String name, String filter, int snaplen) {}

  public SpooledCapture {
    addresses = List.copyOf(addresses);
    interfaces = List.copyOf(interfaces);
  }
}
