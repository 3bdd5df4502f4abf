package dev.stoop.standalone.command;

import dev.stoop.evidence.ManifestFile;
import dev.stoop.evidence.TopicStore;
import dev.stoop.kafka.KafkaSettings;
import dev.stoop.outcome.CaptureEvent;
import dev.stoop.standalone.history.CaptureHistory;
import dev.stoop.standalone.history.CaptureStory;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code evidence get}: one capture's file and the manifest beside it. */
@Command(
    name = "get",
    description = "Fetches a capture's pcapng, and writes its manifest beside it.",
    footer = {"", "Examples:", "  deploy/stoop evidence get latest -o evidence.pcapng"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class EvidenceGetCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CaptureChoice choice;
  @Mixin private KafkaOptions kafka;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "Where to write the pcapng; its manifest goes to NAME.manifest.json.")
  private Path output;

  @Override
  public Integer call() throws Exception {
    KafkaSettings settings = kafka.connected();
    CaptureStory capture = choice.find(CaptureHistory.read(settings, CaptureHistory.CAPTURES));
    CaptureEvent.Completed completed =
        capture
            .completed()
            .orElseThrow(
                () ->
                    CommandException.no(
                        "capture %s has no evidence; it is %s"
                            .formatted(capture.id(), capture.state())));
    try (TopicStore store = new TopicStore(settings)) {
      store.fetch(completed.manifest(), completed.evidence(), output);
    }
    Path manifest = ManifestFile.write(completed.manifest(), output);
    spec.commandLine().getOut().println(output);
    spec.commandLine().getOut().println(manifest);
    return ExitCode.DONE;
  }
}
