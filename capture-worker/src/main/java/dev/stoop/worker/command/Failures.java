package dev.stoop.worker.command;

import dev.stoop.capture.CaptureId;
import dev.stoop.outcome.CaptureEvent;
import dev.stoop.outcome.CaptureEvent.Failure;
import dev.stoop.outcome.CaptureEvent.Refusal;
import dev.stoop.worker.kernel.MissingCapabilityException;
import dev.stoop.worker.live.NoInterfaceException;
import dev.stoop.worker.target.TargetException;
import java.time.Instant;

/** The event that tells why a capture did not begin. */
final class Failures {
  private Failures() {}

  static CaptureEvent event(CaptureId id, String node, Instant at, Exception why) {
    String detail = String.valueOf(why.getMessage());
    return switch (why) {
      case TargetException e ->
          switch (e.reason()) {
            case NOT_HERE -> failed(id, node, at, Failure.TARGET_NOT_HERE, detail);
            case GONE -> failed(id, node, at, Failure.TARGET_GONE, detail);
            case AMBIGUOUS -> failed(id, node, at, Failure.TARGET_AMBIGUOUS, detail);
            case HOST_NETWORK ->
                new CaptureEvent.Refused(id, node, at, Refusal.HOST_NETWORK, detail);
          };
      case MissingCapabilityException e -> failed(id, node, at, Failure.NO_PRIVILEGE, detail);
      case NoInterfaceException e -> failed(id, node, at, Failure.NO_INTERFACE, detail);
      default -> failed(id, node, at, Failure.CAPTURE_ERROR, detail);
    };
  }

  private static CaptureEvent failed(
      CaptureId id, String node, Instant at, Failure failure, String detail) {
    return new CaptureEvent.Failed(id, node, at, failure, detail);
  }
}
