package dev.stoop.worker.target;

import java.io.IOException;
import java.util.OptionalLong;

/**
 * Tells whether any process is left in a network namespace. An open capture keeps a namespace alive
 * that its pod has left, so the kernel does not tell.
 *
 * <p>Remembers one process that was there and looks for another only when that one is gone. One
 * thread at a time.
 */
public final class NamespaceWatch {
  private final ProcFs proc;
  private final long inode;
  private int witness;
  private long witnessStart;

  NamespaceWatch(ProcFs proc, long inode) {
    this.proc = proc;
    this.inode = inode;
  }

  /** Whether nobody is there any more. */
  public boolean isDeserted() throws IOException {
    if (isThere(witness) && proc.isAlive(witness, witnessStart)) {
      return false;
    }
    for (int pid : proc.processes()) {
      OptionalLong startTime = isThere(pid) ? proc.startTime(pid) : OptionalLong.empty();
      if (startTime.isPresent()) {
        witness = pid;
        witnessStart = startTime.getAsLong();
        return false;
      }
    }
    return true;
  }

  private boolean isThere(int pid) {
    OptionalLong there = pid == 0 ? OptionalLong.empty() : proc.networkNamespaceInode(pid);
    return there.isPresent() && there.getAsLong() == inode;
  }
}
