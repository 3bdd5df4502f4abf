package dev.stoop.alert;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names one alert by what it says, not by how often it was delivered: the same alert seen twice has
 * the same id.
 *
 * @param value 32 lower-case hexadecimal digits
 */
public record AlertId(@JsonValue String value) {
  @JsonCreator
  public AlertId {
    HexId.require("alert id", value);
  }

  /** The id of these bytes: two different alerts do not share one. */
  public static AlertId of(String canonical) {
    return new AlertId(HexId.of(canonical));
  }

  @Override
  public String toString() {
    return value;
  }
}
