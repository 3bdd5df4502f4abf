package dev.stoop.worker.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoop.alert.Alert;
import dev.stoop.alert.Connection;
import dev.stoop.alert.Endpoint;
import dev.stoop.alert.IpAddress;
import dev.stoop.alert.Origin;
import dev.stoop.alert.Protocol;
import dev.stoop.capture.CaptureCommand;
import dev.stoop.capture.Target;
import dev.stoop.pcapng.ResolvedName;
import dev.stoop.worker.testbed.TestCommand;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceNamesTest {
  private static final IpAddress POD = IpAddress.of("10.0.0.5");
  private static final IpAddress PEER = IpAddress.of("192.0.2.7");
  private static final String ID = "4d1c0f9a7be2" + "a".repeat(52);

  @Test
  void should_name_the_pod_and_its_peer() {
    // When
    Map<String, String> names = names("checkout", POD, PEER, Map.of("fd.sip.name", "c2.example"));
    // Then
    assertThat(names)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("10.0.0.5", "checkout.payments", "192.0.2.7", "c2.example"));
  }

  @Test
  void should_go_by_the_address_that_falco_names() {
    // When
    Map<String, String> names =
        names("checkout", POD, PEER, Map.of("fd.sip.name", "c2.example", "fd.sip", "192.0.2.8"));
    // Then
    assertThat(names).containsEntry("192.0.2.8", "c2.example").doesNotContainKey("192.0.2.7");
  }

  @Test
  void should_not_give_the_pods_own_name_to_its_peer() {
    // Given a pod that is the server
    Map<String, String> fields = Map.of("fd.sip.name", "checkout.example");
    // When
    Map<String, String> names = names("checkout", PEER, POD, fields);
    // Then
    assertThat(names).doesNotContainKey("192.0.2.7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a b", "a\nb", "-a", "192.0.2.9", "(a.example,b.example)", "ä.example", "\0"})
  void should_take_nothing_for_a_name_that_cannot_be_one(String text) {
    // When
    Map<String, String> names = names("checkout", POD, PEER, Map.of("fd.sip.name", text));
    // Then
    assertThat(names).containsOnlyKeys("10.0.0.5");
  }

  @Test
  void should_call_a_container_without_pod_by_its_own_name() {
    // When
    Map<String, String> names = names(null, POD, PEER, Map.of());
    // Then
    assertThat(names).containsExactly(Map.entry("10.0.0.5", "redis"));
  }

  private static Map<String, String> names(
      @Nullable String pod, IpAddress client, IpAddress server, Map<String, String> fields) {
    CaptureCommand sample = TestCommand.to(new Target.Container(ID)).build();
    Alert said = sample.alert();
    Alert alert =
        new Alert(
            said.id(),
            said.time(),
            said.rule(),
            said.priority(),
            said.source(),
            said.tags(),
            said.hostname(),
            said.output(),
            new Origin(null, "redis", null, pod == null ? null : "payments", pod, null, null, null),
            said.process(),
            new Connection(Protocol.TCP, new Endpoint(client, 40000), new Endpoint(server, 443)),
            new TreeMap<>(fields));
    CaptureCommand command =
        new CaptureCommand(
            sample.captureId(),
            sample.incidentId(),
            sample.node(),
            sample.policy(),
            sample.reason(),
            sample.scope(),
            sample.target(),
            sample.traffic(),
            sample.interfaces(),
            sample.from(),
            sample.until(),
            sample.expires(),
            sample.limits(),
            alert);
    List<IpAddress> own = List.of(POD, IpAddress.of("127.0.0.1"), IpAddress.of("fe80::1"));
    SpooledCapture capture =
        new SpooledCapture(command, Instant.now(), 1, null, ID, own, List.of());
    return EvidenceNames.of(capture).stream()
        .collect(Collectors.toMap(n -> n.address().getHostAddress(), ResolvedName::name));
  }
}
