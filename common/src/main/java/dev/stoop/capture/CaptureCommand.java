package dev.stoop.capture;

import dev.stoop.alert.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Asks one node's worker for one capture. All times are absolute, on the node's clock, which is
 * also Falco's.
 *
 * @param node whose worker is asked
 * @param reason why the router decided so, for the evidence
 * @param scope the policy's; a target in the node's own network namespace needs {@link Scope#NODE}
 * @param interfaces names in the target's namespace; empty: all but loopback
 * @param from the earliest packet wanted; before the command where there is look-back
 * @param until when the capture ends at the latest
 * @param expires after which the command must not begin any more
 * @param alert the alert that opened the capture
 */
public record CaptureCommand(
    CaptureId captureId,
    IncidentId incidentId,
    String node,
    String policy,
    String reason,
    Scope scope,
    Target target,
    Traffic traffic,
    List<String> interfaces,
    Instant from,
    Instant until,
    Instant expires,
    Limits limits,
    Alert alert) {

  /** The longest time that a capture may span. */
  public static final Duration MAXIMUM_SPAN = Duration.ofHours(1);

  private static final int MAXIMUM_INTERFACES = 16;

  public CaptureCommand {
    interfaces = List.copyOf(interfaces);
    if (interfaces.size() > MAXIMUM_INTERFACES) {
      throw new IllegalArgumentException("at most " + MAXIMUM_INTERFACES + " interfaces wanted");
    }
    if (!until.isAfter(from) || Duration.between(from, until).compareTo(MAXIMUM_SPAN) > 0) {
      throw new IllegalArgumentException(
          "until must follow from by at most " + MAXIMUM_SPAN + ": " + from + " to " + until);
    }
    if (node.isBlank() || policy.isBlank()) {
      throw new IllegalArgumentException("a command needs a node and a policy");
    }
  }
}
