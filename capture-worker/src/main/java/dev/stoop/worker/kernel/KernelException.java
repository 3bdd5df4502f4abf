package dev.stoop.worker.kernel;

import java.io.IOException;

/** A system call that the kernel refused, with its errno as {@code errno(3)} numbers them. */
public final class KernelException extends IOException {
  /** Operation not permitted: usually a capability is missing. */
  public static final int EPERM = 1;

  /** No such file or directory. */
  public static final int ENOENT = 2;

  /** No such process: what {@code /proc} answers when the process ends while it is read. */
  public static final int ESRCH = 3;

  /** Permission denied: under {@code /proc}, a capability is missing. */
  public static final int EACCES = 13;

  private final int errno;

  KernelException(String call, String meaning, int errno) {
    super("%s: %s (errno %d)".formatted(call, meaning, errno));
    this.errno = errno;
  }

  public int errno() {
    return errno;
  }

  /** Whether the kernel said that the caller lacks a right. */
  public boolean isDenied() {
    return errno == EPERM || errno == EACCES;
  }

  /** Whether the kernel said that the file, or the process behind it, is not there. */
  public boolean isAbsent() {
    return errno == ENOENT || errno == ESRCH;
  }
}
