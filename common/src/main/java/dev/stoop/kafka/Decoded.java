package dev.stoop.kafka;

import java.util.Optional;

/**
 * What bytes turned out to be.
 *
 * @param <T> the type that was wanted
 */
public sealed interface Decoded<T> {

  /** They are one. */
  record Value<T>(T value) implements Decoded<T> {}

  /** They are none. */
  record Unreadable<T>(String reason) implements Decoded<T> {}

  /** The value, where the reason does not matter. */
  default Optional<T> toOptional() {
    return this instanceof Value<T>(T value) ? Optional.of(value) : Optional.empty();
  }
}
