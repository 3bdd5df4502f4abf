package dev.stoop.router.falco;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One value of an alert as text that can be kept and written again: of any JSON type, bounded, and
 * whole characters only.
 */
final class FalcoText {
  private static final String NOT_AVAILABLE = "<NA>";
  private static final char REPLACEMENT = '\uFFFD';
  private static final double EXACT_INTEGERS = 1L << 53;

  private FalcoText() {}

  /**
   * The value's text, at most so many characters; null where Falco does not know it: null, empty or
   * {@code <NA>}.
   */
  static @Nullable String of(@Nullable JsonNode value, int maximum) {
    if (value == null || value.isNull() || value.isMissingNode()) {
      return null;
    }
    String text = bounded(raw(value), maximum);
    return text.isEmpty() || text.equals(NOT_AVAILABLE) ? null : text;
  }

  /** At most so many characters, each a whole one. */
  static String bounded(String text, int maximum) {
    return whole(cut(text, maximum));
  }

  /** Without half a character at the end. */
  static String cut(String text, int maximum) {
    if (text.length() <= maximum) {
      return text;
    }
    boolean splits = Character.isHighSurrogate(text.charAt(maximum - 1));
    return text.substring(0, splits ? maximum - 1 : maximum);
  }

  private static String raw(JsonNode value) {
    if (value.isContainerNode()) {
      return value.toString();
    }
    return value.isDouble() ? decimal(value.doubleValue()) : value.asText();
  }

  /** Falcosidekick, which reads and writes numbers again, makes 0 of Falco's 0.0. */
  private static String decimal(double number) {
    return number == Math.rint(number) && Math.abs(number) < EXACT_INTEGERS
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  /** Half a character, which JSON's escapes can express, could not be written as UTF-8 again. */
  private static String whole(String text) {
    StringBuilder repaired = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
        continue;
      }
      repaired = repaired == null ? new StringBuilder(text) : repaired;
      repaired.setCharAt(i, REPLACEMENT);
    }
    return repaired == null ? text : repaired.toString();
  }
}
