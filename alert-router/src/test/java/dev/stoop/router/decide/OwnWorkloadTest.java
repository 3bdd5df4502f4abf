package dev.stoop.router.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoop.router.FalcoJson;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OwnWorkloadTest {
  private static final OwnWorkload OWN =
      new OwnWorkload(
          List.of("registry.example/stoop/*"),
          List.of("security/stoop-*"),
          List.of("aaaaaaaaaaaa" + "0".repeat(52)),
          Set.of(4711L));

  static Stream<Arguments> alerts() {
    return Stream.of(
        alert(false, json -> json),
        alert(
            true,
            json ->
                json.field("container.image.repository", "registry.example/stoop/capture-worker")
                    .field("container.image.tag", "0.1.0")),
        alert(false, json -> json.field("container.image.repository", "evil.example/stoop/worker")),
        alert(
            true,
            json -> json.field("k8s.ns.name", "security").field("k8s.pod.name", "stoop-worker-x")),
        alert(
            false,
            json -> json.field("k8s.ns.name", "payments").field("k8s.pod.name", "stoop-worker-x")),
        alert(true, json -> json.field("container.id", "aaaaaaaaaaaa")),
        alert(true, json -> json.field("container.id", "host").field("proc.pid", 4711)),
        alert(false, json -> json.field("container.id", "host").field("proc.pid", 4712)),
        alert(false, json -> json.field("proc.pid", 4711)));
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void recognisesWhatIsOurs(boolean ours, UnaryOperator<FalcoJson> change) {
    assertThat(OWN.recognise(change.apply(FalcoJson.shell()).read()).isPresent()).isEqualTo(ours);
  }

  @Test
  void isTheNamespaceOfOurManifestsByDefault() {
    assertThat(
            OwnWorkload.DEFAULT.recognise(FalcoJson.shell().field("k8s.ns.name", "stoop").read()))
        .hasValue("its pod stoop/checkout-7d9f is ours");
    assertThat(
            OwnWorkload.DEFAULT.recognise(
                FalcoJson.shell().field("k8s.ns.name", "stoop").field("k8s.pod.name", null).read()))
        .isPresent();
    assertThat(OwnWorkload.DEFAULT.recognise(FalcoJson.shell().read())).isEmpty();
  }

  private static Arguments alert(boolean ours, UnaryOperator<FalcoJson> change) {
    return Arguments.of(ours, change);
  }
}
