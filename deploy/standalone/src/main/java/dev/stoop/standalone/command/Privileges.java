package dev.stoop.standalone.command;

import dev.stoop.worker.kernel.Capability;
import java.io.IOException;
import java.util.Set;

/** What the kernel must allow this process. */
final class Privileges {
  private Privileges() {}

  /**
   * Checks that this process can capture in other processes' network namespaces.
   *
   * @param asRoot the command that would have been right
   */
  static void requireCapturing(String asRoot) throws IOException, CommandException {
    Set<Capability> missing = Capability.missing();
    if (!missing.isEmpty()) {
      throw CommandException.missing(
          "capturing needs privileges that this process has not: %s%nRun: %s"
              .formatted(missing, asRoot));
    }
  }

  /** Checks that this process may do what only root may. */
  static void requireRoot(String asRoot) throws IOException, CommandException {
    requireCapturing(asRoot);
    if (!System.getProperty("user.name").equals("root")) {
      throw CommandException.missing("this needs root. Run: " + asRoot);
    }
  }
}
