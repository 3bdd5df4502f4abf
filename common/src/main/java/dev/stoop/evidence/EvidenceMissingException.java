package dev.stoop.evidence;

import java.io.IOException;

/** The store does not hold all of the evidence, and will not. Trying again is no use. */
public final class EvidenceMissingException extends IOException {

  public EvidenceMissingException(String what) {
    super(what);
  }

  EvidenceMissingException(String what, Throwable cause) {
    super(what, cause);
  }
}
