package dev.stoop.e2e;

import java.util.Arrays;
import java.util.Locale;

/** Which broker the tests shall use: the system property or variable {@code kafka.test.mode}. */
enum KafkaTestMode {
  /** A container where Docker answers; in process otherwise, and then the cause is printed. */
  AUTO,
  /** A container or nothing: without Docker every test that needs a broker fails. */
  CONTAINER,
  /** A broker in the tests' own process. */
  INPROCESS;

  private static final String KEY = "kafka.test.mode";

  static KafkaTestMode wanted() {
    String variable = System.getenv().getOrDefault("KAFKA_TEST_MODE", "auto");
    return parse(System.getProperty(KEY, variable));
  }

  static KafkaTestMode parse(String text) {
    return Arrays.stream(values())
        .filter(mode -> mode.name().equalsIgnoreCase(text.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s is '%s'; it may be %s"
                        .formatted(KEY, text, Arrays.toString(values()).toLowerCase(Locale.ROOT))));
  }
}
