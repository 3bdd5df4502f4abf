package dev.stoop.alert;

import org.jspecify.annotations.Nullable;

/**
 * The process that an alert is about, as far as it says.
 *
 * @param pid on the node, not in the container; may be reused
 */
public record AlertedProcess(
    @Nullable Long pid,
    @Nullable String name,
    @Nullable String commandLine,
    @Nullable String executable,
    @Nullable String parentName,
    @Nullable String userName) {

  /** Nothing known. */
  public static final AlertedProcess UNKNOWN =
      new AlertedProcess(null, null, null, null, null, null);
}
