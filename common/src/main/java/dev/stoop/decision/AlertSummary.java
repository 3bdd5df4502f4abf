package dev.stoop.decision;

import dev.stoop.alert.Alert;
import dev.stoop.alert.AlertId;
import dev.stoop.alert.Priority;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** As much of an alert as a reader of decisions needs. */
public record AlertSummary(
    AlertId id,
    Instant time,
    String rule,
    Priority priority,
    String source,
    @Nullable String hostname,
    @Nullable String namespace,
    @Nullable String pod,
    @Nullable String containerId) {

  public static AlertSummary of(Alert alert) {
    return new AlertSummary(
        alert.id(),
        alert.time(),
        alert.rule(),
        alert.priority(),
        alert.source(),
        alert.hostname(),
        alert.origin().namespace(),
        alert.origin().pod(),
        alert.origin().containerId());
  }
}
