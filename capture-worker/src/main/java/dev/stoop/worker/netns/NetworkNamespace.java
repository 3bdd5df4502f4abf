package dev.stoop.worker.netns;

import dev.stoop.worker.kernel.Capability;
import dev.stoop.worker.kernel.KernelException;
import dev.stoop.worker.kernel.Libc;
import dev.stoop.worker.kernel.MissingCapabilityException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An open network namespace, which lives at least until it is closed, whatever becomes of its
 * processes.
 */
public final class NetworkNamespace implements AutoCloseable {
  private final int descriptor;
  private final long inode;

  private NetworkNamespace(int descriptor, long inode) {
    this.descriptor = descriptor;
    this.inode = inode;
  }

  /**
   * Opens {@code /proc/PID/ns/net} or a name below {@code /run/netns}.
   *
   * @throws MissingCapabilityException when the kernel denies it
   * @throws KernelException when it is not there
   */
  public static NetworkNamespace open(Path file) throws IOException {
    int descriptor = openDescriptor(file);
    try {
      Path opened = Path.of("/proc/self/fd", Integer.toString(descriptor));
      return new NetworkNamespace(descriptor, (long) Files.getAttribute(opened, "unix:ino"));
    } catch (IOException e) {
      Libc.close(descriptor);
      throw e;
    }
  }

  private static int openDescriptor(Path file) throws IOException {
    try {
      return Libc.open(file);
    } catch (KernelException e) {
      if (e.isDenied()) {
        throw new MissingCapabilityException(Capability.CAP_SYS_PTRACE, "opening " + file, e);
      }
      throw e;
    }
  }

  /** The kernel's number for the namespace: the same for all of a pod's processes. */
  public long inode() {
    return inode;
  }

  int descriptor() {
    return descriptor;
  }

  @Override
  public void close() throws IOException {
    Libc.close(descriptor);
  }
}
