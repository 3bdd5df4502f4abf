package dev.stoop.indexer.document;

import dev.stoop.alert.Alert;
import dev.stoop.alert.AlertedProcess;
import dev.stoop.kafka.Json;
import dev.stoop.outcome.CapturedInterface;
import dev.stoop.outcome.Manifest;
import dev.stoop.pcapng.Reading;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what a capture is and what it lacks as {@code capture.summary}. */
final class SummaryDocument {
  private final ContextFields fields;
  private final CaptureContext context;

  SummaryDocument(ContextFields fields, CaptureContext context) {
    this.fields = fields;
    this.context = context;
  }

  /** All that the reading came to. */
  record Facts(
      Totals totals,
      Mentions mentions,
      ParseFaults faults,
      FlowFacts flows,
      DocumentCounts documents,
      Reading reading) {}

  /** What the flow table came to. */
  record FlowFacts(long count, long overflowPackets, long givenUp) {}

  byte[] write(EcsWriter json, String id, Facts facts) throws IOException {
    Manifest manifest = context.manifest();
    Totals totals = facts.totals();
    long start = totals.startNanos(began());
    head(json, id, start, totals.endNanos(began()));
    json.text("reason", manifest == null ? null : reason(manifest)).close();
    json.object("network")
        .number("bytes", totals.wireBytes())
        .number("packets", totals.packets())
        .close();
    origin(json);
    json.object("related")
        .list("ip", facts.mentions().ips())
        .list("hosts", facts.mentions().hosts())
        .close();
    capture(json, start);
    counts(json, facts, manifest);
    json.cut().close();
    return json.end();
  }

  /** Of a capture that could not be indexed. */
  byte[] failed(EcsWriter json, String id, String reason) throws IOException {
    head(json, id, began(), began());
    json.text("outcome", "failure").text("reason", reason).close();
    origin(json);
    capture(json, began());
    json.object("parse").flag("complete", false).text("stopped", reason).close();
    json.close();
    return json.end();
  }

  /** Everything up to {@code event}, which is left open. */
  private void head(EcsWriter json, String id, long start, long end) throws IOException {
    json.begin();
    fields.head(json, start);
    EventFields.of(Dataset.SUMMARY, id, "info").write(json, start, end);
  }

  private void origin(EcsWriter json) throws IOException {
    Manifest manifest = context.manifest();
    json.object("file").text("path", context.file()).number("size", context.fileBytes());
    json.object("hash").text("sha256", context.fileSha256()).close().close();
    json.object("observer").text("vendor", "Stoop").text("product", "Stoop").text("type", "sensor");
    json.text("hostname", manifest == null ? null : manifest.node()).close();
    fields.origin(json);
    if (manifest != null) {
      alert(json, manifest.alert());
    }
  }

  /** The first fields of {@code capture}, which is left open. */
  private void capture(EcsWriter json, long start) throws IOException {
    json.object("capture");
    fields.capture(json, start);
    if (context.manifest() != null) {
      manifest(json, context.manifest());
    }
  }

  private long began() {
    return nanos(context.manifest() == null ? Instant.EPOCH : context.manifest().began());
  }

  private static void alert(EcsWriter json, Alert alert) throws IOException {
    AlertedProcess process = alert.process();
    json.object("process")
        .number("pid", process.pid())
        .text("name", process.name())
        .text("command_line", process.commandLine())
        .text("executable", process.executable());
    json.object("parent").text("name", process.parentName()).close();
    json.object("user").text("name", process.userName()).close().close();
    Threat threat = Threat.of(alert.tags());
    if (threat.isKnown()) {
      json.object("threat").text("framework", "MITRE ATT&CK");
      json.object("tactic").list("name", threat.tactics()).close();
      json.object("technique").list("id", threat.techniques()).close().close();
    }
    json.list("tags", alert.tags());
    json.text("message", alert.output());
  }

  private static void manifest(EcsWriter json, Manifest manifest) throws IOException {
    json.text("reason", manifest.reason());
    json.object("alert")
        .text("id", manifest.alert().id().value())
        .time("time", manifest.alert().time())
        .text("priority", manifest.alert().priority().text())
        .close();
    List<CapturedInterface> interfaces = manifest.interfaces();
    json.list("interfaces", interfaces.stream().map(CapturedInterface::name).toList());
    json.list(
        "filters",
        interfaces.stream().map(CapturedInterface::filter).filter(f -> !f.isEmpty()).toList());
    json.number("snaplen", manifest.limits().snaplen());
    json.flag("incomplete", manifest.incomplete());
  }

  private static void counts(EcsWriter json, Facts facts, @Nullable Manifest manifest)
      throws IOException {
    Totals totals = facts.totals();
    json.object("packets")
        .number("read", totals.packets())
        .number("cut_by_snaplen", totals.cut())
        .number("without_flow", totals.notIp());
    if (manifest != null) {
      json.number("received", manifest.losses().received())
          .number("dropped", manifest.losses().dropped())
          .number("dropped_by_interface", manifest.losses().droppedByInterface())
          .number("before_alert", manifest.packetsBeforeAlert());
    }
    json.close();
    json.flag("truncated", totals.cut() > 0);
    json.object("flows")
        .number("count", facts.flows().count())
        .number("overflow_packets", facts.flows().overflowPackets())
        .close();
    json.list("protocols", facts.mentions().protocols());
    json.object("documents")
        .number("flow", facts.documents().of(Dataset.FLOW))
        .number("dns", facts.documents().of(Dataset.DNS))
        .number("http", facts.documents().of(Dataset.HTTP))
        .close();
    parse(json, facts);
  }

  private static void parse(EcsWriter json, Facts facts) throws IOException {
    Reading reading = facts.reading();
    json.object("parse")
        .number("errors", facts.faults().count() + (reading.fault() == null ? 0 : 1))
        .text("first_error", facts.faults().first())
        .flag("complete", isComplete(facts))
        .text("stopped", reading.fault() == null ? null : reading.fault().toString())
        .number("given_up", facts.flows().givenUp())
        .close();
  }

  /** Whether every packet was read and found its flow. */
  private static boolean isComplete(Facts facts) {
    return facts.reading().fault() == null
        && facts.flows().overflowPackets() == 0
        && facts.flows().givenUp() == 0;
  }

  private static String reason(Manifest manifest) {
    String reason = Json.MAPPER.convertValue(manifest.stopReason(), String.class);
    return manifest.stopDetail() == null ? reason : reason + ": " + manifest.stopDetail();
  }

  private static long nanos(Instant time) {
    return Duration.between(Instant.EPOCH, time).toNanos();
  }
}
