package dev.stoop.standalone.command;

import dev.stoop.decision.AlertSummary;
import dev.stoop.decision.Decision;
import dev.stoop.outcome.CaptureEvent;
import dev.stoop.outcome.Manifest;
import dev.stoop.standalone.history.CaptureStory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A capture's story in lines for people. */
final class StoryText {
  private final List<String> lines = new ArrayList<>();

  private StoryText() {}

  static List<String> of(CaptureStory capture) {
    StoryText text = new StoryText();
    text.line("capture", capture.id());
    Decision.Capture decision = capture.decision();
    if (decision == null) {
      text.line("decision", "no longer kept, or not ours");
    } else {
      text.decision(decision);
    }
    capture.repeats().forEach(text::repeat);
    capture.events().forEach(text::event);
    if (!capture.documents().isEmpty()) {
      text.line(
          "documents",
          capture.documents().entrySet().stream()
              .map(entry -> entry.getValue() + " " + entry.getKey())
              .collect(Collectors.joining(", ")));
    }
    return text.lines;
  }

  private void decision(Decision.Capture decision) {
    AlertSummary alert = decision.alert();
    line("alert", "%s, %s, at %s".formatted(alert.rule(), alert.priority().text(), alert.time()));
    line(
        "about",
        "pod %s in namespace %s, container %s, on node %s"
            .formatted(
                Terminal.safe(alert.pod()),
                Terminal.safe(alert.namespace()),
                Terminal.safe(alert.containerId()),
                decision.node()));
    line("decision", "Capture at %s, policy %s".formatted(decision.at(), decision.policy()));
    line("because", decision.reason());
  }

  private void repeat(Decision.Repeat repeat) {
    line("repeated", "at %s: %s".formatted(repeat.alert().time(), repeat.reason()));
  }

  private void event(CaptureEvent event) {
    switch (event) {
      case CaptureEvent.Began began ->
          line(
              "began",
              "at %s, filter: %s"
                  .formatted(
                      began.at(),
                      began.filter().isEmpty() ? "none, every packet" : began.filter()));
      case CaptureEvent.Completed completed -> completed(completed);
      case CaptureEvent.Failed failed ->
          line("failed", "%s: %s".formatted(failed.reason(), failed.detail()));
      case CaptureEvent.Refused refused ->
          line("refused", "%s: %s".formatted(refused.reason(), refused.detail()));
      case CaptureEvent.Expired expired -> line("expired", expired.detail());
      case CaptureEvent.EvidenceRejected rejected -> line("not indexed", rejected.detail());
    }
  }

  private void completed(CaptureEvent.Completed completed) {
    Manifest manifest = completed.manifest();
    line("ended", "at %s, by %s".formatted(manifest.ended(), manifest.stopReason()));
    line(
        "packets",
        "%d, %d of them from before the alert; the kernel dropped %d"
            .formatted(
                manifest.packets(), manifest.packetsBeforeAlert(), manifest.losses().dropped()));
    line(
        "evidence",
        "%d bytes, SHA-256 %s, on %s partition %d from offset %d"
            .formatted(
                manifest.fileBytes(),
                manifest.fileSha256(),
                completed.evidence().topic(),
                completed.evidence().partition(),
                completed.evidence().firstOffset()));
  }

  private void line(String what, Object text) {
    lines.add("%-12s %s".formatted(what, Terminal.safe(text)));
  }
}
