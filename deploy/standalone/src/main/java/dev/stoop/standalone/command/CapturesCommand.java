package dev.stoop.standalone.command;

import dev.stoop.decision.Decision;
import dev.stoop.kafka.Json;
import dev.stoop.kafka.KafkaSettings;
import dev.stoop.outcome.Manifest;
import dev.stoop.standalone.history.CaptureHistory;
import dev.stoop.standalone.history.CaptureStory;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code captures}: all of them, the latest first. */
@Command(
    name = "captures",
    description = "Lists the captures, the latest first.",
    footer = {
      "",
      "Examples:",
      "  deploy/stoop captures",
      "  deploy/stoop captures --json | jq '.[] | select(.outcome == \"Failed\")'"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CapturesCommand implements Callable<Integer> {
  private static final String ROW = "%-12s  %-20s  %-10s  %8s  %-30s  %s%n";

  @Spec private CommandSpec spec;
  @Mixin private KafkaOptions kafka;

  @Option(names = "--json", description = "As a JSON array.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    KafkaSettings settings = kafka.connected();
    List<CaptureStory> captures = CaptureHistory.read(settings, CaptureHistory.CAPTURES).captures();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.MAPPER.writeValueAsString(captures));
    } else {
      out.printf(ROW, "CAPTURE", "AT", "STATE", "PACKETS", "POD", "RULE");
      captures.forEach(capture -> print(out, capture));
    }
    return ExitCode.DONE;
  }

  private static void print(PrintWriter out, CaptureStory capture) {
    Decision.@Nullable Capture decision = capture.decision();
    out.printf(
        ROW,
        capture.id().value().substring(0, 12),
        capture.at().truncatedTo(ChronoUnit.SECONDS),
        capture.state(),
        Terminal.safe(capture.manifest().map(Manifest::packets).orElse(null)),
        Terminal.safe(decision == null ? null : decision.alert().pod()),
        Terminal.safe(decision == null ? null : decision.alert().rule()));
  }
}
