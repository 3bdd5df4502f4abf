package dev.stoop.worker.target;

import dev.stoop.worker.kernel.MissingCapabilityException;
import dev.stoop.worker.netns.NetworkNamespace;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the node's own network namespace is opened: a configured file, or that of the node's first
 * process. Where not even root may look at the first process, the kernel's own threads tell, which
 * are all in the initial namespace.
 */
public final class NodeNamespace {
  private static final int FIRST_PROCESS = 1;
  private static final int FIRST_KERNEL_THREAD = 2;
  private static final String ITS_NAME = "kthreadd";

  private final ProcFs proc;
  private final @Nullable Path configured;

  /**
   * @param configured null: found out
   */
  public NodeNamespace(ProcFs proc, @Nullable Path configured) {
    this.proc = proc;
    this.configured = configured;
  }

  /**
   * Opens it.
   *
   * @throws MissingCapabilityException when the kernel denies it
   */
  public NetworkNamespace open() throws IOException {
    if (configured != null) {
      return NetworkNamespace.open(configured);
    }
    try {
      return NetworkNamespace.open(proc.networkNamespace(FIRST_PROCESS));
    } catch (MissingCapabilityException e) {
      if (proc.name(FIRST_KERNEL_THREAD).filter(ITS_NAME::equals).isPresent()) {
        return NetworkNamespace.open(proc.networkNamespace(FIRST_KERNEL_THREAD));
      }
      throw e;
    }
  }
}
