package dev.stoop.router.repeat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoop.alert.Connection;
import dev.stoop.alert.Endpoint;
import dev.stoop.alert.IpAddress;
import dev.stoop.alert.Protocol;
import dev.stoop.capture.Target;
import dev.stoop.capture.Traffic;
import dev.stoop.policy.CapturePolicy;
import dev.stoop.router.policy.PolicyReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatKeyTest {
  private static final IpAddress ONE = IpAddress.of("203.0.113.7");
  private static final IpAddress OTHER = IpAddress.of("203.0.113.8");
  private static final Target TARGET = new Target.Container("0123456789ab");
  private static final Traffic ALL = new Traffic.All(null);

  private static CapturePolicy policy(String name, String by) {
    return PolicyReader.parse(
            "p.yaml",
            """
            apiVersion: stoop.dev/v1alpha1
            kind: CapturePolicy
            metadata: {name: %s}
            spec: {match: {}, repeat: {by: [%s]}}
            """
                .formatted(name, by))
        .policies()
        .getFirst();
  }

  private static RepeatKey key(
      String by, String rule, String node, String container, IpAddress peer) {
    return RepeatKey.of(
        policy("p", by), rule, node, new Target.Container(container), ALL, List.of(peer));
  }

  @ParameterizedTest
  @CsvSource({
    "'rule, target, peer', shell, worker-3, 0123456789ab, 203.0.113.7, true",
    "'rule, target, peer', other, worker-3, 0123456789ab, 203.0.113.7, false",
    "'rule, target, peer', shell, worker-4, 0123456789ab, 203.0.113.7, false",
    "'rule, target, peer', shell, worker-3, ba9876543210, 203.0.113.7, false",
    "'rule, target, peer', shell, worker-3, 0123456789ab, 203.0.113.8, false",
    "'target, peer', other, worker-3, 0123456789ab, 203.0.113.7, true",
    "'rule, peer', shell, worker-4, ba9876543210, 203.0.113.7, true",
    "'rule, target', shell, worker-3, 0123456789ab, 203.0.113.8, true"
  })
  void hasWhatThePolicyNames(
      String by, String rule, String node, String container, String peer, boolean same) {
    RepeatKey first = key(by, "shell", "worker-3", "0123456789ab", ONE);

    assertThat(key(by, rule, node, container, IpAddress.of(peer)).equals(first)).isEqualTo(same);
  }

  @Test
  void isNeverSharedByTwoPolicies() {
    assertThat(RepeatKey.of(policy("p", "rule"), "shell", "n", TARGET, ALL, List.of()))
        .isNotEqualTo(RepeatKey.of(policy("q", "rule"), "shell", "n", TARGET, ALL, List.of()));
  }

  @Test
  void asksForNoOrderOfTheEnds() {
    CapturePolicy policy = policy("p", "peer");

    assertThat(RepeatKey.of(policy, "shell", "n", TARGET, ALL, List.of(ONE, OTHER)))
        .isEqualTo(RepeatKey.of(policy, "shell", "n", TARGET, ALL, List.of(OTHER, ONE)));
  }

  @Test
  void keepsApartWhatOneCaptureWouldNotShow() {
    CapturePolicy policy = policy("p", "peer");
    Traffic first = conversation(40_000);
    Traffic back =
        new Traffic.Conversation(
            new Connection(Protocol.TCP, new Endpoint(OTHER, 443), new Endpoint(ONE, 40_000)));

    RepeatKey key = RepeatKey.of(policy, "shell", "n", TARGET, first, List.of(OTHER));

    assertThat(RepeatKey.of(policy, "shell", "n", TARGET, back, List.of(OTHER))).isEqualTo(key);
    assertThat(RepeatKey.of(policy, "shell", "n", TARGET, conversation(40_001), List.of(OTHER)))
        .isNotEqualTo(key);
    assertThat(RepeatKey.of(policy, "shell", "n", TARGET, protocol(Protocol.TCP), List.of(OTHER)))
        .isNotEqualTo(
            RepeatKey.of(policy, "shell", "n", TARGET, protocol(Protocol.UDP), List.of(OTHER)));
  }

  private static Traffic conversation(int port) {
    return new Traffic.Conversation(
        new Connection(Protocol.TCP, new Endpoint(ONE, port), new Endpoint(OTHER, 443)));
  }

  private static Traffic protocol(Protocol protocol) {
    return new Traffic.Protocol(protocol);
  }
}
