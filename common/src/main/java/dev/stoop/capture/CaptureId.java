package dev.stoop.capture;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.stoop.alert.AlertId;
import dev.stoop.alert.HexId;

/**
 * Names one capture: one target, one pcapng. It follows from the alert that opened the capture and
 * from the target, so an alert that is seen again asks for the same capture. Safe as a file name.
 *
 * @param value 32 lower-case hexadecimal digits
 */
public record CaptureId(@JsonValue String value) {
  @JsonCreator
  public CaptureId {
    HexId.require("capture id", value);
  }

  public static CaptureId of(AlertId opening, Target target) {
    return new CaptureId(HexId.of("capture|" + opening + "|" + target.key()));
  }

  @Override
  public String toString() {
    return value;
  }
}
