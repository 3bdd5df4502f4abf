package dev.stoop.router.policy;

import dev.stoop.config.Section;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keys with a quantity that has bounds. */
final class Bounded {
  private Bounded() {}

  static Duration duration(
      Section section, String key, Duration otherwise, Duration least, Duration most) {
    return optionalDuration(section, key, least, most).orElse(otherwise);
  }

  static Optional<Duration> optionalDuration(
      Section section, String key, Duration least, Duration most) {
    Optional<Duration> given = section.duration(key);
    if (given.isPresent()
        && (given.get().compareTo(least) < 0 || given.get().compareTo(most) > 0)) {
      section.problem(
          key,
          "cannot be " + section.text(key, ""),
          least.toMillis() + "ms to " + most.toMinutes() + "m");
      return Optional.empty();
    }
    return given;
  }

  /** Bytes, at least 1. */
  static @Nullable Long bytes(Section section, String key, @Nullable Long otherwise) {
    Optional<Long> given = section.size(key);
    if (given.isPresent() && given.get() < 1) {
      section.problem(key, "cannot be 0", "at least 1; leave the key out for no such limit");
      return otherwise;
    }
    return given.orElse(otherwise);
  }
}
