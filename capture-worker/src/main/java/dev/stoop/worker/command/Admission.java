package dev.stoop.worker.command;

import dev.stoop.capture.CaptureCommand;
import dev.stoop.outcome.CaptureEvent;
import dev.stoop.outcome.CaptureEvent.Refusal;
import java.time.Instant;

/** What to do about a command. */
sealed interface Admission {

  /** Begin the capture. */
  record Begin() implements Admission {}

  /** Say nothing: another worker's, or done before. */
  record Ignore(String why) implements Admission {}

  /** Answer without a capture. */
  record Answer(CaptureEvent event) implements Admission {}

  /**
   * Decides.
   *
   * @param node this worker's
   * @param known whether a capture with this id has begun before
   * @param running captures that run now
   * @param capacity captures that may run at once
   */
  static Admission of(
      CaptureCommand command, String node, boolean known, int running, int capacity, Instant now) {
    if (!command.node().equals(node)) {
      return new Ignore("for another node");
    }
    if (known) {
      return new Ignore("run before");
    }
    if (now.isAfter(command.expires())) {
      return new Answer(
          new CaptureEvent.Expired(
              command.captureId(), node, now, "the command was to begin by " + command.expires()));
    }
    if (!now.isBefore(command.until())) {
      return new Answer(
          new CaptureEvent.Expired(
              command.captureId(), node, now, "the capture was to end by " + command.until()));
    }
    if (running >= capacity) {
      return new Answer(
          new CaptureEvent.Refused(
              command.captureId(),
              node,
              now,
              Refusal.TOO_MANY_CAPTURES,
              running + " captures run on this node, which are as many as may"));
    }
    return new Begin();
  }
}
