package dev.stoop.outcome;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What ended a capture. */
public enum StopReason {
  /** Its time was over. */
  @JsonProperty("Time")
  TIME,
  /** As many packets as were asked for. */
  @JsonProperty("Packets")
  PACKETS,
  /** As many bytes as were asked for, at most one kernel buffer over. */
  @JsonProperty("Bytes")
  BYTES,
  /** No packet for as long as the policy waits. */
  @JsonProperty("Idle")
  IDLE,
  /** The interfaces or the namespace went away: the pod ended. */
  @JsonProperty("NamespaceGone")
  NAMESPACE_GONE,
  /** The worker was shut down. */
  @JsonProperty("Shutdown")
  SHUTDOWN,
  /** The worker died; what was on disk was sealed at its next start. */
  @JsonProperty("Interrupted")
  INTERRUPTED,
  /** The packets could not be read any more, why is in the stop detail; those before are kept. */
  @JsonProperty("CaptureError")
  CAPTURE_ERROR
}
