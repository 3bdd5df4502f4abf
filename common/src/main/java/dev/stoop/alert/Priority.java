package dev.stoop.alert;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How bad Falco thinks it is, least first, so that {@link #compareTo} orders by severity.
 *
 * @see <a href="https://falco.org/docs/concepts/rules/basic-elements/#priority">Falco: priority</a>
 */
public enum Priority {
  DEBUG,
  INFORMATIONAL,
  NOTICE,
  WARNING,
  ERROR,
  CRITICAL,
  ALERT,
  EMERGENCY;

  /** The name as Falco writes it: {@code Warning}. */
  @JsonValue
  public String text() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
  }

  /**
   * Reads Falco's names in any case, and {@code Info}, its older name for {@code Informational}.
   */
  public static Optional<Priority> parse(String text) {
    String wanted = text.strip().equalsIgnoreCase("info") ? "INFORMATIONAL" : text.strip();
    return Arrays.stream(values()).filter(p -> p.name().equalsIgnoreCase(wanted)).findFirst();
  }

  @JsonCreator
  static Priority of(String text) {
    return parse(text)
        .orElseThrow(() -> new IllegalArgumentException("not a Falco priority: " + text));
  }
}
