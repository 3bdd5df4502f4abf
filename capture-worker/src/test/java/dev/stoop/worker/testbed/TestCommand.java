package dev.stoop.worker.testbed;

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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A command as the router would send it now, changed where a test wants another. */
public final class TestCommand {
  public static final String NODE = "worker-3";

  private final Target target;
  private final Instant now = Instant.now();
  private String node = NODE;
  private Scope scope = Scope.POD;
  private Traffic traffic = new Traffic.All(null);
  private List<String> interfaces = List.of();
  private Duration lasting = Duration.ofSeconds(60);
  private Duration expiring = Duration.ofSeconds(30);
  private Duration alertedAfter = Duration.ZERO;
  private Limits limits = new Limits(null, null, null, 0, null);

  private TestCommand(Target target) {
    this.target = target;
  }

  public static TestCommand to(Target target) {
    return new TestCommand(target);
  }

  public static TestCommand to(TestContainer container) {
    return new TestCommand(new Target.Container(container.id().substring(0, 12)));
  }

  public TestCommand node(String wanted) {
    node = wanted;
    return this;
  }

  public TestCommand scope(Scope wanted) {
    scope = wanted;
    return this;
  }

  public TestCommand traffic(Traffic wanted) {
    traffic = wanted;
    return this;
  }

  public TestCommand interfaces(String... wanted) {
    interfaces = List.of(wanted);
    return this;
  }

  public TestCommand lasting(Duration wanted) {
    lasting = wanted;
    return this;
  }

  /** How long from now it may begin; negative: it comes too late. */
  public TestCommand expiring(Duration wanted) {
    expiring = wanted;
    return this;
  }

  public TestCommand limits(Limits wanted) {
    limits = wanted;
    return this;
  }

  /** The alert is this much later than the command, so that packets come before it. */
  public TestCommand alertedAfter(Duration later) {
    alertedAfter = later;
    return this;
  }

  public CaptureCommand build() {
    Alert alert = alert();
    return new CaptureCommand(
        CaptureId.of(alert.id(), target),
        IncidentId.of(alert.id()),
        node,
        "outbound-c2",
        "rule and namespace match",
        scope,
        target,
        traffic,
        interfaces,
        now.minusSeconds(30),
        now.plus(lasting),
        now.plus(expiring),
        limits,
        alert);
  }

  private Alert alert() {
    return new Alert(
        AlertId.of(TestNetwork.randomHex(8)),
        now.plus(alertedAfter),
        "Outbound connection to C2 servers",
        Priority.WARNING,
        "syscall",
        List.of("network"),
        NODE,
        "Outbound connection\nto C2 server",
        new Origin(
            null,
            "checkout",
            "registry.example/checkout:1.4",
            "payments",
            "checkout-7d9f",
            null,
            IpAddress.of(TestNetwork.POD),
            false),
        AlertedProcess.UNKNOWN,
        new Connection(
            Protocol.UDP,
            new Endpoint(IpAddress.of(TestNetwork.POD), 5000),
            new Endpoint(IpAddress.of(TestNetwork.PEER), 9000)),
        new TreeMap<>(Map.of("fd.sip.name", "c2.example")));
  }
}
