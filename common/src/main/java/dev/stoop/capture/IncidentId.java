package dev.stoop.capture;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.stoop.alert.AlertId;
import dev.stoop.alert.HexId;

/**
 * Names the captures that one alert led to: several when the scope is more than a pod.
 *
 * @param value 32 lower-case hexadecimal digits
 */
public record IncidentId(@JsonValue String value) {
  @JsonCreator
  public IncidentId {
    HexId.require("incident id", value);
  }

  public static IncidentId of(AlertId opening) {
    return new IncidentId(HexId.of("incident|" + opening));
  }

  @Override
  public String toString() {
    return value;
  }
}
