package dev.stoop.standalone.command;

import dev.stoop.standalone.history.CaptureHistory;
import dev.stoop.standalone.history.CaptureStory;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Parameters;

/** Which capture a command is about. */
final class CaptureChoice {
  private static final String LATEST = "latest";

  @Parameters(
      index = "0",
      paramLabel = "CAPTURE",
      description = "The capture's id, as many of its first digits as are unique, or 'latest'.")
  private String wanted = LATEST;

  /**
   * Finds it.
   *
   * @throws CommandException when none, or more than one, is meant
   */
  CaptureStory find(CaptureHistory history) throws CommandException {
    List<CaptureStory> captures = history.captures();
    if (captures.isEmpty()) {
      throw CommandException.no("there is no capture yet");
    }
    if (wanted.equals(LATEST)) {
      return captures.getFirst();
    }
    List<CaptureStory> found =
        captures.stream().filter(capture -> capture.id().value().startsWith(wanted)).toList();
    if (found.isEmpty()) {
      throw CommandException.no(
          "no capture's id begins with '%s'; 'deploy/stoop captures' lists them"
              .formatted(Terminal.safe(wanted)));
    }
    if (found.size() > 1) {
      throw CommandException.no(
          "'%s' begins more than one id: %s"
              .formatted(
                  wanted,
                  found.stream()
                      .map(capture -> capture.id().value())
                      .collect(Collectors.joining(", "))));
    }
    return found.getFirst();
  }
}
