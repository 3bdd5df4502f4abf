package dev.stoop.indexer.document;

import dev.stoop.alert.Alert;
import dev.stoop.alert.Origin;
import dev.stoop.outcome.Manifest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** The fields that every document of a capture has: which capture, which pod, which rule. */
final class ContextFields {
  static final String ECS_VERSION = "9.4.0";

  private final CaptureContext context;

  ContextFields(CaptureContext context) {
    this.context = context;
  }

  /** {@code @timestamp} and {@code ecs}, with which each document begins. */
  void head(EcsWriter json, long epochNanos) throws IOException {
    json.time("@timestamp", epochNanos);
    json.object("ecs").text("version", ECS_VERSION).close();
  }

  /** Within {@code capture}: what the capture is and how far from the alert this was. */
  void capture(EcsWriter json, long epochNanos) throws IOException {
    json.text("id", context.captureId().value());
    if (context.evidence().isPresent()) {
      Manifest manifest = context.evidence().get();
      json.text("incident_id", manifest.incidentId().value());
      json.text("policy", manifest.policy());
    }
    if (context.alertTime().isPresent()) {
      json.number("alert_offset_ms", millis(context.alertTime().get(), epochNanos));
    }
  }

  /** {@code orchestrator}, {@code container}, {@code host}, {@code rule}. */
  void origin(EcsWriter json) throws IOException {
    if (context.evidence().isEmpty()) {
      return;
    }
    Manifest manifest = context.evidence().get();
    Alert alert = manifest.alert();
    orchestrator(json, alert.origin());
    container(json, alert.origin());
    json.object("host").text("name", manifest.node()).close();
    json.object("rule").text("name", alert.rule()).text("ruleset", alert.source()).close();
  }

  private void orchestrator(EcsWriter json, Origin origin) throws IOException {
    if (origin.namespace() == null && origin.pod() == null && origin.podUid() == null) {
      return;
    }
    json.object("orchestrator").text("type", "kubernetes").text("namespace", origin.namespace());
    json.object("resource")
        .text("type", "pod")
        .text("name", origin.pod())
        .text("id", origin.podUid());
    json.list("ip", context.podIp().orElse(null));
    json.close().close();
  }

  private static void container(EcsWriter json, Origin origin) throws IOException {
    json.object("container").text("id", origin.containerId()).text("name", origin.containerName());
    json.object("image").text("name", origin.image()).close();
    json.close();
  }

  private static long millis(Instant alert, long epochNanos) {
    return Duration.between(alert, EcsWriter.instant(epochNanos)).toMillis();
  }
}
