package dev.stoop.pcapng;

/**
 * Where a capture file is not what it should be, and what is wrong there; never text of the file.
 *
 * @param offset in bytes from the start of the file
 */
public record Fault(long offset, String what) {

  @Override
  public String toString() {
    return "at byte " + offset + ": " + what;
  }
}
