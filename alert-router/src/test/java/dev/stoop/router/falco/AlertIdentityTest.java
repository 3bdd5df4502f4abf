package dev.stoop.router.falco;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoop.alert.AlertId;
import dev.stoop.router.FalcoJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AlertIdentityTest {
  private static final AlertId ID = FalcoJson.connection().read().id();

  static Stream<Arguments> sameAlert() {
    return Stream.of(
        change("delivered again", json -> json.head("uuid", "another")),
        change("posted by Falco itself", json -> json.without("uuid")),
        change("other output text", json -> json.head("output", "formatted by another hand")),
        change("source in the old spelling", json -> json.head("source", "syscalls")),
        change("time with zeros", json -> json.head("time", "2026-03-14T15:09:26.535897932+00:00")),
        change("unknown as text", json -> json.field("k8s.pod.uid", "<NA>")),
        change("fields in another order", FalcoJson::reversed),
        change("a field that Falcosidekick added", json -> json.field("cluster", "prod")));
  }

  static Stream<Arguments> anotherAlert() {
    return Stream.of(
        change("rule", json -> json.head("rule", "Another")),
        change("time", json -> json.at(FalcoJson.TIME.plusNanos(1))),
        change("host", json -> json.head("hostname", "worker-4")),
        change("source", json -> json.head("source", "k8s_audit")),
        change("field", json -> json.field("proc.name", "wget")),
        change("one more field", json -> json.field("proc.pid", 4711)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void sameAlert(String what, UnaryOperator<FalcoJson> change) {
    assertThat(change.apply(FalcoJson.connection()).read().id()).isEqualTo(ID);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void anotherAlert(String what, UnaryOperator<FalcoJson> change) {
    assertThat(change.apply(FalcoJson.connection()).read().id()).isNotEqualTo(ID);
  }

  static Stream<String> longTexts() {
    return Stream.of("x".repeat(6000), "\u00e9".repeat(3000), "\uD83E\uDD85".repeat(2000));
  }

  @ParameterizedTest
  @MethodSource("longTexts")
  void isTheSameWhereFalcosidekickCutALongText(String text) {
    byte[] cut = Arrays.copyOf(text.getBytes(StandardCharsets.UTF_8), 507);
    String delivered = new String(cut, StandardCharsets.UTF_8) + "[...]";

    AlertId whole = FalcoJson.connection().field("proc.cmdline", text).read().id();

    assertThat(FalcoJson.connection().field("proc.cmdline", delivered).read().id())
        .isEqualTo(whole);
  }

  private static Arguments change(String what, UnaryOperator<FalcoJson> change) {
    return Arguments.of(what, change);
  }
}
