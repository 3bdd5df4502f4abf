package dev.stoop.contract;

import dev.stoop.alert.Alert;
import dev.stoop.alert.AlertId;
import dev.stoop.alert.AlertedProcess;
import dev.stoop.alert.Connection;
import dev.stoop.alert.Endpoint;
import dev.stoop.alert.IpAddress;
import dev.stoop.alert.Origin;
import dev.stoop.alert.Priority;
import dev.stoop.alert.Protocol;
import dev.stoop.capture.CaptureCommand;
import dev.stoop.capture.CaptureId;
import dev.stoop.capture.IncidentId;
import dev.stoop.capture.Limits;
import dev.stoop.capture.Scope;
import dev.stoop.capture.Target;
import dev.stoop.capture.Traffic;
import dev.stoop.decision.AlertSummary;
import dev.stoop.decision.Decision;
import dev.stoop.outcome.CaptureEvent;
import dev.stoop.outcome.CapturedInterface;
import dev.stoop.outcome.EvidenceLocation;
import dev.stoop.outcome.Losses;
import dev.stoop.outcome.Manifest;
import dev.stoop.outcome.PieceHashes;
import dev.stoop.outcome.StopReason;
import dev.stoop.registry.WorkerEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One of everything that goes over a topic, with every field set somewhere. */
public final class Samples {
  private static final Instant ALERTED = Instant.parse("2026-03-14T15:09:26.535897932Z");
  private static final String NODE = "worker-3";

  private Samples() {}

  public static Alert alert() {
    return new Alert(
        AlertId.of("an alert"),
        ALERTED,
        "Outbound connection to C2 servers",
        Priority.WARNING,
        "syscall",
        List.of("network", "mitre_command_and_control"),
        NODE,
        "Warning Outbound connection to C2 server",
        new Origin(
            "0123456789ab",
            "checkout",
            "registry.example/checkout:1.4",
            "payments",
            "checkout-7d9f",
            "11111111-2222-3333-4444-555555555555",
            IpAddress.of("10.244.1.17"),
            false),
        new AlertedProcess(4711L, "curl", "curl -s c2.example", "/usr/bin/curl", "bash", "root"),
        new Connection(
            Protocol.TCP,
            new Endpoint(IpAddress.of("10.244.1.17"), 40_000),
            new Endpoint(IpAddress.of("2001:db8::1"), 443)),
        new TreeMap<>(Map.of("proc.name", "curl")));
  }

  public static CaptureCommand command() {
    Target target = new Target.Container("0123456789ab");
    AlertId alert = alert().id();
    return new CaptureCommand(
        CaptureId.of(alert, target),
        IncidentId.of(alert),
        NODE,
        "outbound-c2",
        "rule and namespace match",
        Scope.POD,
        target,
        new Traffic.Peer(List.of(IpAddress.of("10.244.1.17"), IpAddress.of("2001:db8::1"))),
        List.of("eth0", "lo"),
        ALERTED.minusSeconds(30),
        ALERTED.plusSeconds(15),
        ALERTED.plusSeconds(60),
        new Limits(100_000L, 64L << 20, Duration.ofSeconds(10), 0, 262_144L),
        alert());
  }

  public static Manifest manifest() {
    CaptureCommand command = command();
    return new Manifest(
        Manifest.VERSION,
        command.captureId(),
        command.incidentId(),
        command.alert(),
        command.policy(),
        command.reason(),
        NODE,
        "6d1b7e0e-2d2f-4a53-b6a4-2c6a1d9a8f10",
        4_026_532_177L,
        command.target(),
        command.traffic(),
        command.limits(),
        List.of(new CapturedInterface("eth0", 1, 262_144, "host 2001:db8::1", 3, losses())),
        command.from(),
        ALERTED.plusMillis(20),
        ALERTED.plusSeconds(15),
        StopReason.TIME,
        null,
        3,
        0,
        300,
        losses(),
        700,
        "0".repeat(64),
        new PieceHashes(512, List.of("1".repeat(64), "2".repeat(64))),
        false);
  }

  private static Losses losses() {
    return new Losses(3, 0, 0);
  }

  public static List<CaptureEvent> events() {
    CaptureId id = command().captureId();
    return List.of(
        new CaptureEvent.Began(id, NODE, ALERTED, "host 2001:db8::1"),
        new CaptureEvent.Completed(
            id, NODE, ALERTED, manifest(), new EvidenceLocation("stoop.evidence", 2, 7, 9)),
        new CaptureEvent.Failed(
            id, NODE, ALERTED, CaptureEvent.Failure.TARGET_NOT_HERE, "no process of it is here"),
        new CaptureEvent.Refused(
            id, NODE, ALERTED, CaptureEvent.Refusal.TOO_MANY_CAPTURES, "16 captures run"),
        new CaptureEvent.Expired(id, NODE, ALERTED, "4 s late"),
        new CaptureEvent.EvidenceRejected(id, NODE, ALERTED, "the hash differs"));
  }

  public static List<Decision> decisions() {
    Alert alert = alert();
    AlertSummary summary = AlertSummary.of(alert);
    CaptureCommand command = command();
    List<CaptureId> captures = List.of(command.captureId());
    return List.of(
        new Decision.Capture(
            alert.id(),
            ALERTED,
            "rule matches",
            summary,
            "outbound-c2",
            command.incidentId(),
            captures,
            NODE,
            command.target(),
            new Traffic.All("the alert names no peer")),
        new Decision.Repeat(
            alert.id(),
            ALERTED,
            "2 s after the first",
            summary,
            "outbound-c2",
            command.incidentId(),
            captures),
        new Decision.NoPolicy(alert.id(), ALERTED, "none of 3 matches", summary),
        new Decision.NoTarget(alert.id(), ALERTED, "no container", summary, "outbound-c2"),
        new Decision.OwnWorkload(alert.id(), ALERTED, "our own worker", summary),
        new Decision.OverBudget(alert.id(), ALERTED, "10 in 1 h", summary, "outbound-c2"),
        new Decision.Stale(alert.id(), ALERTED, "2 h old", summary, "outbound-c2"),
        new Decision.NoWorker(alert.id(), ALERTED, "none on worker-3", summary, "outbound-c2"),
        new Decision.Unreadable(alert.id(), ALERTED, "not JSON", "falco.alerts", 1, 42));
  }

  public static WorkerEntry worker() {
    return new WorkerEntry(NODE, 5, ALERTED, ALERTED.plusSeconds(3), false, 16, 2);
  }
}
