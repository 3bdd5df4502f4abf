package dev.stoop.standalone.command;

import dev.stoop.kafka.KafkaSettings;
import dev.stoop.ops.Health;
import dev.stoop.standalone.CleanUp;
import dev.stoop.standalone.Configuration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all commands that stay up have in common: a configuration, and an end by a signal. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
abstract class ServiceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "The configuration; deploy/standalone.yaml is one with every setting.")
  private Path file;

  /**
   * Starts the service; what it leaves to close goes to the clean-up.
   *
   * @return how to reach the Kafka that it uses
   */
  abstract KafkaSettings start(Configuration configuration, CleanUp cleanUp, Health health)
      throws IOException, CommandException, InterruptedException;

  @Override
  public final Integer call() throws Exception {
    Configuration configuration = Configuration.read(file);
    try (CleanUp cleanUp = new CleanUp()) {
      Signals.closeAtTheEnd(cleanUp);
      Health health = new Health();
      KafkaSettings kafka = start(configuration, cleanUp, health);
      Signals.awaitHealthy(health);
      spec.commandLine()
          .getErr()
          .printf(
              "%s is ready, with Kafka at %s. Ctrl-C ends it.%n", spec.name(), kafka.bootstrap());
      Signals.awaitEnd();
      return ExitCode.DONE;
    }
  }

  /** The command as it should have been called, for messages. */
  final String asRoot() {
    return "sudo deploy/stoop %s --config %s".formatted(spec.name(), file);
  }
}
