package dev.stoop.outcome;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.stoop.capture.CaptureId;
import java.time.Instant;

/**
 * What happened to a capture. A command is followed by {@link Began} and then {@link Completed} or
 * {@link Failed}, or by {@link Failed}, {@link Refused} or {@link Expired} alone: never by nothing.
 *
 * <p>The text in {@code detail} is for people and names what to do.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CaptureEvent.Began.class, name = "Began"),
  @JsonSubTypes.Type(value = CaptureEvent.Completed.class, name = "Completed"),
  @JsonSubTypes.Type(value = CaptureEvent.Failed.class, name = "Failed"),
  @JsonSubTypes.Type(value = CaptureEvent.Refused.class, name = "Refused"),
  @JsonSubTypes.Type(value = CaptureEvent.Expired.class, name = "Expired"),
  @JsonSubTypes.Type(value = CaptureEvent.EvidenceRejected.class, name = "EvidenceRejected")
})
public sealed interface CaptureEvent {
  CaptureId captureId();

  /** The worker's node; the indexer's host for {@link EvidenceRejected}. */
  String node();

  Instant at();

  /**
   * Packets are being taken from now on.
   *
   * @param filter as libpcap compiled it; empty for every packet
   */
  record Began(CaptureId captureId, String node, Instant at, String filter)
      implements CaptureEvent {}

  /** The evidence is sealed and delivered. */
  record Completed(
      CaptureId captureId, String node, Instant at, Manifest manifest, EvidenceLocation evidence)
      implements CaptureEvent {}

  /** There is no evidence, though the worker tried. */
  record Failed(CaptureId captureId, String node, Instant at, Failure reason, String detail)
      implements CaptureEvent {}

  /** The worker did not try. */
  record Refused(CaptureId captureId, String node, Instant at, Refusal reason, String detail)
      implements CaptureEvent {}

  /** The command came too late. */
  record Expired(CaptureId captureId, String node, Instant at, String detail)
      implements CaptureEvent {}

  /** The indexer did not get the evidence that the manifest describes: it is not indexed. */
  record EvidenceRejected(CaptureId captureId, String node, Instant at, String detail)
      implements CaptureEvent {}

  /** Why a capture failed. */
  enum Failure {
    /** No process of the container or pod is on this node. */
    @JsonProperty("TargetNotHere")
    TARGET_NOT_HERE,
    /** It was here and ended before its namespace could be entered. */
    @JsonProperty("TargetGone")
    TARGET_GONE,
    /** The short id fits more than one container. */
    @JsonProperty("TargetAmbiguous")
    TARGET_AMBIGUOUS,
    /** The worker lacks a capability, named in the detail. */
    @JsonProperty("NoPrivilege")
    NO_PRIVILEGE,
    /** An interface that the policy names is not in the namespace. */
    @JsonProperty("NoInterface")
    NO_INTERFACE,
    /** Anything else, with its cause in the detail. */
    @JsonProperty("CaptureError")
    CAPTURE_ERROR
  }

  /** Why a worker refused. */
  enum Refusal {
    /** As many captures run as this worker may run. */
    @JsonProperty("TooManyCaptures")
    TOO_MANY_CAPTURES,
    /** The target shares the node's network namespace and the policy's scope is not Node. */
    @JsonProperty("HostNetwork")
    HOST_NETWORK,
    /** The filter would be too large. */
    @JsonProperty("FilterTooLarge")
    FILTER_TOO_LARGE
  }
}
