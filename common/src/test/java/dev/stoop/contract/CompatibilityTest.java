package dev.stoop.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoop.kafka.Decoded;
import dev.stoop.kafka.Json;
import dev.stoop.kafka.Topic;
import dev.stoop.kafka.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Records that earlier versions wrote are still read. The examples in {@code /examples} are never
 * changed: a new field gets a new example.
 */
class CompatibilityTest {

  static Stream<Arguments> examples() throws IOException {
    Stream.Builder<Arguments> all = Stream.builder();
    for (Topic<?> topic :
        new Topic<?>[] {Topics.DECISIONS, Topics.COMMANDS, Topics.CAPTURES, Topics.WORKERS}) {
      String file = "/examples/0.1/" + topic.name() + ".jsonl";
      try (InputStream in =
          Objects.requireNonNull(CompatibilityTest.class.getResourceAsStream(file), file)) {
        var values = Json.MAPPER.readerFor(Object.class).readValues(in);
        while (values.hasNextValue()) {
          all.add(Arguments.of(topic, Json.MAPPER.writeValueAsBytes(values.nextValue())));
        }
      }
    }
    return all.build();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void olderExamplesStillRead(Topic<?> topic, byte[] json) {
    assertThat(topic.codec().decode(json)).isInstanceOf(Decoded.Value.class);
  }
}
