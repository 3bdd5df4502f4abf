package dev.stoop.standalone.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.stoop.kafka.Json;
import dev.stoop.standalone.CleanUp;
import dev.stoop.standalone.demo.Demo;
import dev.stoop.standalone.demo.Story;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: one alert through the whole pipeline. */
@Command(
    name = "demo",
    description = {
      "Takes one alert through the whole pipeline on this machine.%n",
      "It makes network namespaces with two pods that talk, and publishes an alert about one of",
      "them: broker, services and packets are real, Falco is played. It stays up until Ctrl-C and",
      "cleans up after itself; the evidence stays."
    },
    footer = {
      "",
      "Examples:",
      "  sudo deploy/stoop demo",
      "  sudo deploy/stoop demo --once --json | jq .capture"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--once", description = "Ends after the story instead of staying up.")
  private boolean once;

  @Option(names = "--json", description = "The result as one JSON object on standard output.")
  private boolean json;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      description = "Where the evidence goes; a new temporary folder where nothing is given.")
  private @Nullable Path output;

  @Option(
      names = {"-v", "--verbose"},
      description = "With what the services log.")
  private boolean verbose;

  @Override
  public Integer call() throws Exception {
    Privileges.requireRoot("sudo deploy/stoop demo");
    if (!verbose) {
      quieten();
    }
    PrintWriter err = spec.commandLine().getErr();
    try (CleanUp cleanUp = new CleanUp()) {
      Signals.closeAtTheEnd(cleanUp);
      Demo.Played played = new Demo(new Story(err), cleanUp, results()).play();
      if (json) {
        spec.commandLine().getOut().println(Json.MAPPER.writeValueAsString(played.result()));
      }
      NextSteps.withTheFile(played.result()).forEach(err::println);
      if (!once) {
        NextSteps.withTheBroker(played).forEach(err::println);
        Signals.awaitEnd();
      }
    }
    return ExitCode.DONE;
  }

  private Path results() throws IOException {
    return output == null
        ? Files.createTempDirectory("stoop-evidence-")
        : Files.createDirectories(output.toAbsolutePath());
  }

  /** The story says what matters; what the services log would hide it. */
  private static void quieten() {
    for (String name : List.of("dev.stoop", "org.apache.kafka", "kafka")) {
      if (LoggerFactory.getLogger(name) instanceof Logger logger) {
        logger.setLevel(Level.ERROR);
      }
    }
  }
}
