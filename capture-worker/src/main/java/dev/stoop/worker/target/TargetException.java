package dev.stoop.worker.target;

import java.io.IOException;

/** There is no namespace to capture in for this target. */
public final class TargetException extends IOException {
  private final Reason reason;

  /** What is wrong with the target. */
  public enum Reason {
    /** No process of it is on this node. */
    NOT_HERE,
    /** Its process ended while it was looked at. */
    GONE,
    /** Its short id fits several containers. */
    AMBIGUOUS,
    /** It has no network namespace of its own, and the node's was not asked for. */
    HOST_NETWORK
  }

  TargetException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  TargetException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
