package dev.stoop.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoop.kafka.Topic;
import dev.stoop.kafka.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What we write is what the published schemas say. */
class SchemaTest {
  private final Schemas schemas = new Schemas();

  static Stream<Arguments> written() {
    return Stream.of(
            Samples.decisions().stream().map(d -> arguments(Topics.DECISIONS, d)),
            Samples.events().stream().map(e -> arguments(Topics.CAPTURES, e)),
            Stream.of(
                arguments(Topics.COMMANDS, Samples.command()),
                arguments(Topics.WORKERS, Samples.worker())))
        .flatMap(s -> s);
  }

  private static <V> Arguments arguments(Topic<V> topic, V value) {
    return Arguments.of(topic.name(), topic.codec().encode(value));
  }

  @ParameterizedTest
  @MethodSource("written")
  void whatIsWrittenValidates(String topic, byte[] json) throws IOException {
    assertThat(schemas.validate(topic, json))
        .as(new String(json, StandardCharsets.UTF_8))
        .isEmpty();
  }

  @Test
  void everyTopicOfJsonHasASchema() {
    List<String> without = List.of(Topics.EVIDENCE.name(), Topics.DEAD_LETTERS.name());

    assertThat(Topics.ALL)
        .extracting(Topic::name)
        .filteredOn(name -> !without.contains(name))
        .allSatisfy(
            name ->
                assertThat(SchemaTest.class.getResource("/schemas/" + name + ".json")).isNotNull());
  }

  @Test
  void aSchemaRefusesWhatItShould() throws IOException {
    byte[] decision =
        "{\"kind\":\"NoPolicy\",\"reason\":\"\",\"nonsense\":1}".getBytes(StandardCharsets.UTF_8);

    assertThat(schemas.validate(Topics.DECISIONS.name(), decision)).isNotEmpty();
  }
}
