package dev.stoop.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stoop.kafka.Decoded;
import dev.stoop.kafka.Json;
import dev.stoop.kafka.JsonCodec;
import dev.stoop.kafka.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written is read again as it was. */
class RoundTripTest {

  static Stream<Arguments> everything() {
    return Stream.of(
            Samples.decisions().stream().map(d -> Arguments.of(Topics.DECISIONS.codec(), d)),
            Samples.events().stream().map(e -> Arguments.of(Topics.CAPTURES.codec(), e)),
            Stream.of(
                Arguments.of(Topics.COMMANDS.codec(), Samples.command()),
                Arguments.of(Topics.WORKERS.codec(), Samples.worker())))
        .flatMap(s -> s);
  }

  @ParameterizedTest
  @MethodSource("everything")
  <T> void readsWhatItWrote(JsonCodec<T> codec, T value) {
    byte[] bytes = codec.encode(value);

    Decoded<T> read = codec.decode(bytes);

    assertThat(read).isEqualTo(new Decoded.Value<>(value));
  }

  static List<String> hostile() {
    return List.of(
        "",
        "null",
        "[]",
        "{}",
        "{\"kind\":\"Nonsense\"}",
        "{\"kind\":\"Capture\"}",
        "\u0000\u0001",
        "[".repeat(100_000),
        "{\"kind\":" + "9".repeat(100_000) + "}");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void whatIsNoneIsAValueWithItsReason(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

    assertThat(Topics.DECISIONS.codec().decode(bytes))
        .isInstanceOfSatisfying(
            Decoded.Unreadable.class, u -> assertThat(u.reason()).hasSizeLessThanOrEqualTo(500));
    assertThat(Topics.COMMANDS.codec().decode(bytes)).isInstanceOf(Decoded.Unreadable.class);
    assertThat(Topics.CAPTURES.codec().decode(bytes)).isInstanceOf(Decoded.Unreadable.class);
    assertThat(Topics.WORKERS.codec().decode(bytes)).isInstanceOf(Decoded.Unreadable.class);
  }

  static Stream<Arguments> everyFieldTakenAway() throws IOException {
    Stream.Builder<Arguments> all = Stream.builder();
    for (boolean toNull : new boolean[] {false, true}) {
      ObjectNode command = command();
      List<String> names = new ArrayList<>();
      command.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        ObjectNode lacking = command();
        lacking.remove(name);
        if (toNull) {
          lacking.putNull(name);
        }
        all.add(Arguments.of(name, lacking));
      }
    }
    return all.build();
  }

  private static ObjectNode command() throws IOException {
    byte[] json = Topics.COMMANDS.codec().encode(Samples.command());
    return (ObjectNode) Json.MAPPER.readTree(json);
  }

  @ParameterizedTest
  @MethodSource("everyFieldTakenAway")
  void aCommandThatLacksAFieldIsUnreadable(String name, ObjectNode lacking) {
    byte[] json = lacking.toString().getBytes(StandardCharsets.UTF_8);

    assertThat(Topics.COMMANDS.codec().decode(json))
        .isInstanceOfSatisfying(
            Decoded.Unreadable.class, u -> assertThat(u.reason()).contains(name));
  }
}
