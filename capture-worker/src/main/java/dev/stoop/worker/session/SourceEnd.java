package dev.stoop.worker.session;

import dev.stoop.outcome.Losses;

/**
 * How a source ended. Its spool file is complete then.
 *
 * @param detail for people; empty unless something went wrong
 */
public record SourceEnd(Cause cause, String detail, Losses losses) {

  /** What ended it. */
  public enum Cause {
    /** It was asked to. */
    STOPPED,
    /** It took as many packets as it was to take. */
    LIMIT,
    /** The interface is not there any more. */
    INTERFACE_GONE,
    /** It could not go on. */
    FAILED
  }
}
