package dev.stoop.router.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stoop.decision.Decision;
import dev.stoop.kafka.Decoded;
import dev.stoop.kafka.KafkaSettings;
import dev.stoop.kafka.Topics;
import java.nio.file.Path;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.kstream.Consumed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens when code of ours, or Kafka, fails on a record; with the settings that ship. */
class ExceptionHandlersTest {
  @TempDir Path state;

  private TopologyTestDriver failingWith(RuntimeException fault) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(Topics.ALERTS.name(), Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
        .foreach(
            (key, value) -> {
              throw fault;
            });
    return new TopologyTestDriver(
        builder.build(), StreamsSettings.properties(KafkaSettings.at("unused:1"), state));
  }

  private static void send(TopologyTestDriver driver, byte[] value) {
    driver
        .createInputTopic(
            Topics.ALERTS.name(), new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(value);
  }

  private static byte @Nullable [] value(TopologyTestDriver driver, String topic) {
    return driver
        .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readValue();
  }

  @Test
  void aFaultOfOursIsADeadLetterAndADecisionAndTheStreamGoesOn() {
    try (TopologyTestDriver driver = failingWith(new IllegalStateException("ours"))) {
      send(driver, new byte[] {1, 2, 3});
      send(driver, new byte[] {4, 5, 6});

      Decoded<Decision> decision =
          Topics.DECISIONS.codec().decode(value(driver, Topics.DECISIONS.name()));
      assertThat(decision.toOptional().orElseThrow())
          .isInstanceOf(Decision.Unreadable.class)
          .extracting(Decision::reason)
          .isEqualTo("a fault of the router's own, see its log: IllegalStateException");
      assertThat(value(driver, Topics.DEAD_LETTERS.name())).containsExactly(1, 2, 3);
      assertThat(value(driver, Topics.DEAD_LETTERS.name())).containsExactly(4, 5, 6);
    }
  }

  @Test
  void aFaultOfKafkaIsNotTakenForTheRecords() {
    try (TopologyTestDriver driver = failingWith(new ProcessorStateException("disk full"))) {
      assertThatThrownBy(() -> send(driver, new byte[1])).isInstanceOf(StreamsException.class);
    }
  }

  static Object[] productionFaults() {
    return new Object[] {
      Arguments.of(new RecordTooLargeException("2 MiB"), ProductionExceptionHandler.Result.RESUME),
      Arguments.of(new TimeoutException("later"), ProductionExceptionHandler.Result.RETRY),
      Arguments.of(new IllegalStateException("?"), ProductionExceptionHandler.Result.FAIL)
    };
  }

  @ParameterizedTest
  @MethodSource("productionFaults")
  void onlyWhatNeverFitsIsLeftOut(Exception fault, ProductionExceptionHandler.Result result) {
    assertThat(OversizedRecords.response("topic", fault).result()).isEqualTo(result);
  }
}
