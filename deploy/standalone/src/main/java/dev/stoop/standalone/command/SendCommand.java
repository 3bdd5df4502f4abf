package dev.stoop.standalone.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stoop.decision.Decision;
import dev.stoop.kafka.Json;
import dev.stoop.kafka.Topics;
import dev.stoop.standalone.history.AlertSender;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code send}: an alert by hand. */
@Command(
    name = "send",
    description = {
      "Publishes an alert and prints the decision that it leads to.%n",
      "The alert goes to falco.alerts as Falcosidekick writes it: as it is, without a key."
    },
    footer = {
      "",
      "Examples:",
      "  deploy/stoop send deploy/examples/alert.json",
      "  deploy/stoop send --now deploy/examples/alert.json --json",
      "  jq -c . alert.json | deploy/stoop send -"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SendCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final String STANDARD_INPUT = "-";

  @Spec private CommandSpec spec;
  @Mixin private KafkaOptions kafka;

  @Parameters(paramLabel = "ALERT.json", description = "The alert; '-' for standard input.")
  private String file;

  @Option(names = "--now", description = "With the present time instead of the alert's own.")
  private boolean now;

  @Option(names = "--json", description = "The decision as a JSON object.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    byte[] alert = now ? atPresent(read()) : read();
    Decision decision =
        AlertSender.send(kafka.connected(), alert, PATIENCE)
            .orElseThrow(
                () ->
                    CommandException.missing(
                        "the alert is published, but nothing decided on it within %d s: is a router running?"
                            .formatted(PATIENCE.toSeconds())));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.write(new String(Topics.DECISIONS.codec().encode(decision), StandardCharsets.UTF_8));
      out.println();
    } else {
      out.println(decision.getClass().getSimpleName() + ": " + Terminal.safe(decision.reason()));
    }
    return ExitCode.DONE;
  }

  private byte[] read() throws IOException {
    return file.equals(STANDARD_INPUT)
        ? System.in.readAllBytes()
        : Files.readAllBytes(Path.of(file));
  }

  private static byte[] atPresent(byte[] alert) throws CommandException {
    try {
      if (Json.MAPPER.readTree(alert) instanceof ObjectNode object) {
        return Json.MAPPER.writeValueAsBytes(object.put("time", Instant.now().toString()));
      }
    } catch (IOException e) {
      throw CommandException.wrongUse("--now needs an alert in JSON: " + e.getMessage());
    }
    throw CommandException.wrongUse("--now needs an alert: a JSON object");
  }
}
