package dev.stoop.router.policy;

import dev.stoop.config.Section;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keys with one of a few words as value: {@code Peer}, {@code target}. */
final class Choice {
  private Choice() {}

  /** A word with a capital first letter. */
  static <E extends Enum<E>> E of(Section section, String key, E[] values, E otherwise) {
    return section
        .value(key, text -> find(text, values, Choice::title), hint(values, Choice::title))
        .orElse(otherwise);
  }

  static <E extends Enum<E>> Optional<E> find(
      String text, E[] values, Function<E, String> spelling) {
    return Arrays.stream(values).filter(value -> spelling.apply(value).equals(text)).findFirst();
  }

  static <E extends Enum<E>> String hint(E[] values, Function<E, String> spelling) {
    return "one of: " + Arrays.stream(values).map(spelling).collect(Collectors.joining(", "));
  }

  static String title(Enum<?> value) {
    return value.name().charAt(0) + lower(value).substring(1);
  }

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
