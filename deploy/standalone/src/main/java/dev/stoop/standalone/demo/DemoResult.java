package dev.stoop.standalone.demo;

import dev.stoop.capture.CaptureId;
import dev.stoop.decision.Decision;
import dev.stoop.outcome.Manifest;
import dev.stoop.outcome.StopReason;
import java.nio.file.Path;
import java.util.Map;

/**
 * What came of the demo's alert.
 *
 * @param documents how many of each {@code event.dataset}
 */
public record DemoResult(
    Decided decision,
    Captured capture,
    Evidence evidence,
    Map<String, Integer> documents,
    Timings timings) {

  /**
   * Puts together what the topics told.
   *
   * @param file where the evidence is now
   */
  static DemoResult of(
      Decision.Capture decision,
      Manifest manifest,
      Path file,
      Map<String, Integer> documents,
      Timings timings) {
    return new DemoResult(
        new Decided("Capture", manifest.captureId(), decision.policy(), decision.reason()),
        new Captured(
            manifest.captureId(),
            "Completed",
            manifest.stopReason(),
            manifest.packets(),
            manifest.packetsBeforeAlert(),
            manifest.losses().dropped()),
        new Evidence(file.toString(), manifest.fileBytes(), manifest.fileSha256()),
        documents,
        timings);
  }

  /** The decision on the alert. */
  public record Decided(String kind, CaptureId captureId, String policy, String reason) {}

  /** The capture that was decided on. */
  public record Captured(
      CaptureId id,
      String outcome,
      StopReason stopReason,
      long packets,
      long packetsBeforeAlert,
      long packetsDropped) {}

  /** Its file, which stays when the demo is over. */
  public record Evidence(String file, long bytes, String sha256) {}

  /**
   * How long it took, each from its cause's appearance to its own on the topic.
   *
   * @param alertToDecisionMillis from sending the alert to reading the decision
   * @param alertToCapturingMillis from sending the alert to the first packet that could be taken
   * @param completedToIndexedMillis from reading that the capture is complete to reading its
   *     summary
   */
  public record Timings(
      long alertToDecisionMillis, long alertToCapturingMillis, long completedToIndexedMillis) {}
}
