package dev.stoop.config;

/**
 * Something that is wrong in a file.
 *
 * @param key the dotted key; empty where the file as a whole is meant
 * @param what is wrong
 * @param hint what to write instead
 */
public record Problem(Place place, String key, String what, String hint) {
  @Override
  public String toString() {
    return place + ": " + (key.isEmpty() ? "" : key + ": ") + what + " (" + hint + ")";
  }
}
