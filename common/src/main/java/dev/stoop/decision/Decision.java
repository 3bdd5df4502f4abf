package dev.stoop.decision;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.stoop.alert.AlertId;
import dev.stoop.capture.CaptureId;
import dev.stoop.capture.IncidentId;
import dev.stoop.capture.Target;
import dev.stoop.capture.Traffic;
import java.time.Instant;
import java.util.List;

/**
 * What Stoop did about one alert. {@code at} is when the router decided; {@code reason} is a
 * sentence for people.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Decision.Capture.class, name = "Capture"),
  @JsonSubTypes.Type(value = Decision.Repeat.class, name = "Repeat"),
  @JsonSubTypes.Type(value = Decision.NoPolicy.class, name = "NoPolicy"),
  @JsonSubTypes.Type(value = Decision.NoTarget.class, name = "NoTarget"),
  @JsonSubTypes.Type(value = Decision.OwnWorkload.class, name = "OwnWorkload"),
  @JsonSubTypes.Type(value = Decision.OverBudget.class, name = "OverBudget"),
  @JsonSubTypes.Type(value = Decision.Stale.class, name = "Stale"),
  @JsonSubTypes.Type(value = Decision.NoWorker.class, name = "NoWorker"),
  @JsonSubTypes.Type(value = Decision.Unreadable.class, name = "Unreadable")
})
public sealed interface Decision {
  AlertId alertId();

  Instant at();

  String reason();

  /** A capture for each id was commanded. */
  record Capture(
      AlertId alertId,
      Instant at,
      String reason,
      AlertSummary alert,
      String policy,
      IncidentId incidentId,
      List<CaptureId> captureIds,
      String node,
      Target target,
      Traffic traffic)
      implements Decision {
    public Capture {
      captureIds = List.copyOf(captureIds);
    }
  }

  /** It repeats an alert whose captures are these. */
  record Repeat(
      AlertId alertId,
      Instant at,
      String reason,
      AlertSummary alert,
      String policy,
      IncidentId incidentId,
      List<CaptureId> captureIds)
      implements Decision {
    public Repeat {
      captureIds = List.copyOf(captureIds);
    }
  }

  /** No policy wants it. */
  record NoPolicy(AlertId alertId, Instant at, String reason, AlertSummary alert)
      implements Decision {}

  /** A policy wants it, but it names nothing that could be captured. */
  record NoTarget(AlertId alertId, Instant at, String reason, AlertSummary alert, String policy)
      implements Decision {}

  /** It is about Stoop itself: capturing would raise the next such alert. */
  record OwnWorkload(AlertId alertId, Instant at, String reason, AlertSummary alert)
      implements Decision {}

  /** The policy's budget is spent. */
  record OverBudget(AlertId alertId, Instant at, String reason, AlertSummary alert, String policy)
      implements Decision {}

  /** It is too old for a capture to show anything of it. */
  record Stale(AlertId alertId, Instant at, String reason, AlertSummary alert, String policy)
      implements Decision {}

  /** No live worker is on its node. */
  record NoWorker(AlertId alertId, Instant at, String reason, AlertSummary alert, String policy)
      implements Decision {}

  /** The record is no alert; it is in the dead letters. */
  record Unreadable(
      AlertId alertId, Instant at, String reason, String topic, int partition, long offset)
      implements Decision {}
}
