package dev.stoop.worker.target;

import dev.stoop.worker.netns.NetworkNamespace;
import java.io.IOException;
import java.util.Optional;

/**
 * The namespace that a target was found in, open. Close it once everything in it is open: an open
 * one keeps the namespace alive.
 *
 * @param containerId of the process that it was found by, 64 hexadecimal digits; empty for the host
 */
public record TargetNamespace(NetworkNamespace namespace, Optional<String> containerId)
    implements AutoCloseable {

  @Override
  public void close() throws IOException {
    namespace.close();
  }
}
