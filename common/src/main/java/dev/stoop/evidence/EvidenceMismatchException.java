package dev.stoop.evidence;

import java.io.IOException;

/** Evidence is not what its manifest says; its message names both. Trying again is no use. */
public final class EvidenceMismatchException extends IOException {
  private final String expected;
  private final String actual;

  private EvidenceMismatchException(String expected, String actual) {
    super("evidence differs from its manifest: " + expected + " expected, got " + actual);
    this.expected = expected;
    this.actual = actual;
  }

  static EvidenceMismatchException ofSha256(String expected, String actual) {
    return new EvidenceMismatchException("SHA-256 " + expected, "SHA-256 " + actual);
  }

  static EvidenceMismatchException ofBytes(long expected, long actual) {
    return new EvidenceMismatchException(expected + " bytes", actual + " bytes");
  }

  public String expected() {
    return expected;
  }

  public String actual() {
    return actual;
  }
}
