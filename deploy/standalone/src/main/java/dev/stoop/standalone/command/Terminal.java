package dev.stoop.standalone.command;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text from alerts and packets made fit for a terminal: an attacker may have written it. */
final class Terminal {
  /** What moves the cursor, changes colours or reorders text. */
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]");

  private Terminal() {}

  /** The text on one line, with {@code ?} for each character that a terminal would act on. */
  static String safe(@Nullable Object value) {
    return value == null ? "-" : UNPRINTABLE.matcher(String.valueOf(value)).replaceAll("?");
  }
}
