package dev.stoop.alert;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The connection that an alert names. No direction is assumed: Falco may swap local and remote when
 * it does not know the container's address.
 *
 * @param protocol null where the alert does not say
 * @param other null for a socket with one end, as a listening one
 */
public record Connection(@Nullable Protocol protocol, Endpoint one, @Nullable Endpoint other) {

  /** The ends that are known, one or two. */
  @JsonIgnore
  public List<Endpoint> ends() {
    Endpoint second = other;
    return second == null ? List.of(one) : List.of(one, second);
  }
}
