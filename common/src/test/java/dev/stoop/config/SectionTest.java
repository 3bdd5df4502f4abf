package dev.stoop.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SectionTest {
  private final List<Problem> problems = new ArrayList<>();

  private Section read(String text) {
    return YamlFile.parse("stoop.yaml", text, problems).getFirst();
  }

  @Test
  void readsEachKindOfValue() {
    Section section =
        read(
            """
            node: worker-3
            after: 15s
            bytes: 64Mi
            captures: 4
            verify: true
            rules: ["*C2*", shell]
            one: alone
            nothing:
            """);

    assertThat(section.text("node")).hasValue("worker-3");
    assertThat(section.duration("after")).hasValue(Duration.ofSeconds(15));
    assertThat(section.size("bytes")).hasValue(64L << 20);
    assertThat(section.number("captures", 16, 1, 64)).isEqualTo(4);
    assertThat(section.flag("verify", false)).isTrue();
    assertThat(section.texts("rules")).containsExactly("*C2*", "shell");
    assertThat(section.texts("one")).containsExactly("alone");
    assertThat(section.text("nothing")).isEmpty();
    section.rejectUnknown();
    assertThat(problems).isEmpty();
  }

  @Test
  void tellsEveryProblemAtOnceWithLineAndHint() {
    Section section =
        read(
            """
            after: 15
            worker:
              captures: 0
              colour: red
            after: 3s
            """);

    Section worker = section.section("worker");
    section.duration("after");
    section.required("node", "the node's name");
    worker.number("captures", 16, 1, 64);
    worker.rejectUnknown();

    assertThat(problems)
        .extracting(Problem::toString)
        .containsExactlyInAnyOrder(
            "stoop.yaml:5: after: given twice (keep one of them)",
            "stoop.yaml:1: node: missing (the node's name)",
            "stoop.yaml:3: worker.captures: cannot be 0 (1 to 64)",
            "stoop.yaml:4: worker.colour: unknown key (one of: captures)");
  }

  @Test
  void flattensWhatIsPassedOn() {
    Section kafka =
        read("{bootstrap.servers: 'a:1,b:2', ssl: {truststore: {location: /x}}, list: [a, b]}");

    assertThat(kafka.flattened())
        .isEqualTo(
            Map.of("bootstrap.servers", "a:1,b:2", "ssl.truststore.location", "/x", "list", "a,b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: [", "- a", "just text", "a: &x [*x]\nb: *y", "\u0000", "? [a]\n: b"})
  void whatIsNoMappingIsAProblemAndNeverAnException(String text) {
    YamlFile.parse("stoop.yaml", text, problems);

    assertThat(problems).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "15", "s", "-1s", "1.5s", "1 s", "99999999999999s", "1w"})
  void refusesDurationsWithoutASenseOfTime(String text) {
    assertThat(Quantities.duration(text)).isEmpty();
  }
}
