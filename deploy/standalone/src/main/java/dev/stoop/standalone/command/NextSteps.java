package dev.stoop.standalone.command;

import dev.stoop.kafka.KafkaSettings;
import dev.stoop.standalone.demo.Demo;
import dev.stoop.standalone.demo.DemoResult;
import java.util.List;

/** What one can do after the demo's story, as commands that work as they stand. */
final class NextSteps {
  /** As the launcher was called. */
  private static final String STOOP = System.getProperty("stoop.command", "deploy/stoop");

  private static final int ENOUGH_OF_AN_ID = 8;

  private NextSteps() {}

  /** With the evidence, which stays. */
  static List<String> withTheFile(DemoResult result) {
    String file = result.evidence().file();
    return List.of(
        "",
        "The evidence stays. Look at it:",
        "  tshark -r %s -N n".formatted(file),
        "  capinfos " + file,
        "  %s evidence verify %s".formatted(STOOP, file),
        "  %s index %s".formatted(STOOP, file));
  }

  /** With the broker, which ends with the demo. */
  static List<String> withTheBroker(Demo.Played played) {
    String bootstrap = played.bootstrap();
    String option =
        bootstrap.equals(KafkaSettings.DEFAULT_BOOTSTRAP) ? "" : " --bootstrap " + bootstrap;
    String capture = played.result().capture().id().value().substring(0, ENOUGH_OF_AN_ID);
    return List.of(
        "",
        "Each step can be read from Kafka, as long as this runs:",
        "  %s show %s%s".formatted(STOOP, capture, option),
        "  kcat -b %s -t stoop.decisions -C -e -q".formatted(bootstrap),
        "  kafka-console-consumer.sh --bootstrap-server %s --topic stoop.index --from-beginning"
            .formatted(bootstrap),
        "",
        "Ctrl-C ends the demo, which cleans up after itself.");
  }
}
