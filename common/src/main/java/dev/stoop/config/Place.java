package dev.stoop.config;

/**
 * A line in a file.
 *
 * @param line from 1; 0 where the whole file is meant
 */
public record Place(String file, int line) {
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line;
  }
}
