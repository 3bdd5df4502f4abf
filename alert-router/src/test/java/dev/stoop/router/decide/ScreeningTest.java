package dev.stoop.router.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoop.capture.Target;
import dev.stoop.capture.Traffic;
import dev.stoop.decision.Decision;
import dev.stoop.router.FalcoJson;
import dev.stoop.router.Policies;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScreeningTest {
  private static final String POD_UID = "11111111-2222-3333-4444-555555555555";
  private static final String TUPLE = "fd.name";

  private static Screened screen(String spec, @Nullable String node, FalcoJson json) {
    return new Screening(Policies.book(spec), OwnWorkload.DEFAULT, node)
        .screen(json.read(), FalcoJson.TIME);
  }

  private static Wanted wanted(String spec, FalcoJson json) {
    return (Wanted) screen(spec, null, json);
  }

  private static Decision decided(String spec, FalcoJson json) {
    return ((Screened.Decided) screen(spec, null, json)).decision();
  }

  static Stream<Arguments> targets() {
    return Stream.of(
        target("Pod", json -> json, new Target.Container(FalcoJson.CONTAINER)),
        target(
            "Pod",
            json -> json.field("container.id", null).field("k8s.pod.uid", POD_UID),
            new Target.Pod(POD_UID)),
        target(
            "Pod",
            json -> json.field("container.host_network", false),
            new Target.Container(FalcoJson.CONTAINER)),
        target("Node", json -> json, new Target.Host()),
        target("Node", json -> json.field("container.id", "host"), new Target.Host()),
        target("Node", json -> json.field("container.host_network", true), new Target.Host()),
        target("Service", json -> json, new Target.Container(FalcoJson.CONTAINER)),
        target("Workload", json -> json, new Target.Container(FalcoJson.CONTAINER)));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void findsTheTarget(String scope, UnaryOperator<FalcoJson> change, Target target) {
    FalcoJson json = change.apply(FalcoJson.shell());

    assertThat(wanted("match: {}, scope: " + scope, json).target()).isEqualTo(target);
  }

  static Stream<Arguments> noTargets() {
    return Stream.of(
        noTarget("Pod", json -> json.field("container.id", "host"), "a process of the node"),
        noTarget(
            "Pod",
            json -> json.field("container.host_network", true),
            "its container shares the node's network"),
        noTarget(
            "Pod", json -> json.field("container.id", null), "it names the pod payments/checkout"),
        noTarget(
            "Pod",
            json -> json.field("container.id", null).field("k8s.pod.name", null),
            "it names neither"),
        noTarget("Node", json -> json.head("source", "k8s_audit"), "an alert from k8s_audit"),
        noTarget("Node", json -> json.head("source", "okta"), "an alert from okta"),
        noTarget("Pod", json -> json.head("source", "internal"), "Falco says it about itself"),
        noTarget(
            "Node",
            json -> json.head("rule", "Falco internal: syscall event drop"),
            "Falco says it about itself"));
  }

  @ParameterizedTest
  @MethodSource("noTargets")
  void saysWhyThereIsNoTarget(String scope, UnaryOperator<FalcoJson> change, String reason) {
    Decision decision = decided("match: {}, scope: " + scope, change.apply(FalcoJson.shell()));

    assertThat(decision).isInstanceOf(Decision.NoTarget.class);
    assertThat(decision.reason()).startsWith(reason);
  }

  static Stream<Arguments> traffics() {
    return Stream.of(
        traffic("All", json -> json, "All[because=null]"),
        traffic("Protocol", json -> json, "Protocol[protocol=TCP]"),
        traffic("Peer", json -> json, "Peer[addresses=[10.244.1.17, 203.0.113.7]]"),
        traffic(
            "Peer",
            json -> json.field("k8s.pod.ip", "10.244.1.17"),
            "Peer[addresses=[203.0.113.7]]"),
        traffic(
            "Peer",
            json -> json.field(TUPLE, "0.0.0.0:80->203.0.113.7:1"),
            "Peer[addresses=[203.0.113.7]]"),
        traffic(
            "Peer",
            json -> json.field(TUPLE, "127.0.0.1:80->203.0.113.7:1"),
            "Peer[addresses=[203.0.113.7]]"),
        traffic(
            "Peer",
            json -> json.field(TUPLE, "127.0.0.1:80->127.0.0.1:81"),
            "Peer[addresses=[127.0.0.1]]"),
        traffic("Peer", json -> json.field(TUPLE, ":::80"), "All[because=the alert names no peer]"),
        traffic("Peer", json -> json.field(TUPLE, null), "All[because=the alert names no peer]"),
        traffic(
            "Conversation",
            json -> json,
            "Conversation[connection=Connection[protocol=TCP, one=10.244.1.17:40000,"
                + " other=203.0.113.7:443]]"),
        traffic(
            "Conversation",
            json -> json.field(TUPLE, "10.244.1.17:80"),
            "All[because=the alert does not name both ends of a connection]"),
        traffic(
            "Conversation",
            json -> json.field(TUPLE, "/etc/shadow"),
            "All[because=the alert does not name both ends of a connection]"),
        traffic(
            "Protocol",
            json -> json.field("fd.l4proto", "raw"),
            "All[because=the alert names no protocol]"),
        traffic(
            "Protocol",
            json -> json.field(TUPLE, null),
            "All[because=the alert names no protocol]"));
  }

  @ParameterizedTest
  @MethodSource("traffics")
  void choosesTheTraffic(String kind, UnaryOperator<FalcoJson> change, String traffic) {
    Wanted wanted = wanted("match: {}, traffic: " + kind, change.apply(FalcoJson.connection()));

    assertThat(wanted.traffic()).hasToString(traffic);
    if (wanted.traffic() instanceof Traffic.All(String because) && because != null) {
      assertThat(wanted.reason()).endsWith("; all traffic, as " + because);
    }
  }

  @Test
  void saysThatAWiderScopeActsAsPod() {
    assertThat(wanted("match: {}, scope: Service", FalcoJson.shell()).reason())
        .isEqualTo("policy test matches; its scope acts as Pod in this version");
  }

  @Test
  void takesTheNodeFromTheAlertUnlessItIsFixed() {
    assertThat(wanted("match: {}", FalcoJson.shell()).node()).isEqualTo(FalcoJson.NODE);
    assertThat(screen("match: {}", "here", FalcoJson.shell()))
        .isInstanceOfSatisfying(Wanted.class, w -> assertThat(w.node()).isEqualTo("here"));
    assertThat(decided("match: {}", FalcoJson.shell().without("hostname")))
        .isInstanceOf(Decision.NoWorker.class)
        .extracting(Decision::reason)
        .isEqualTo("it names no node: set FALCO_HOSTNAME");
  }

  @Test
  void looksForOurselvesBeforeAnyPolicy() {
    assertThat(decided("match: {}", FalcoJson.shell().field("k8s.ns.name", "stoop")))
        .isInstanceOf(Decision.OwnWorkload.class);
  }

  @Test
  void saysThatNoPolicyMatches() {
    Decision decision = decided("match: {rules: [other]}", FalcoJson.shell());

    assertThat(decision).isInstanceOf(Decision.NoPolicy.class);
    assertThat(decision.reason()).isEqualTo("none of 1 policies matches");
  }

  private static Arguments target(String scope, UnaryOperator<FalcoJson> change, Target target) {
    return Arguments.of(scope, change, target);
  }

  private static Arguments noTarget(String scope, UnaryOperator<FalcoJson> change, String reason) {
    return Arguments.of(scope, change, reason);
  }

  private static Arguments traffic(String kind, UnaryOperator<FalcoJson> change, String traffic) {
    return Arguments.of(kind, change, traffic);
  }
}
