package dev.stoop.standalone.command;

import dev.stoop.kafka.Json;
import dev.stoop.kafka.KafkaSettings;
import dev.stoop.standalone.history.CaptureHistory;
import dev.stoop.standalone.history.CaptureStory;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code show}: one capture's story. */
@Command(
    name = "show",
    description = "Tells of one capture: alert, decision, capture, evidence, documents.",
    footer = {"", "Examples:", "  deploy/stoop show latest", "  deploy/stoop show 3f9c --json"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CaptureChoice choice;
  @Mixin private KafkaOptions kafka;

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    KafkaSettings settings = kafka.connected();
    CaptureStory capture =
        choice.find(CaptureHistory.read(settings, CaptureHistory.CAPTURES_AND_DOCUMENTS));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.MAPPER.writeValueAsString(capture));
    } else {
      StoryText.of(capture).forEach(out::println);
    }
    return ExitCode.DONE;
  }
}
