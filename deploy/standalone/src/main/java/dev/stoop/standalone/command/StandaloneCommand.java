package dev.stoop.standalone.command;

import dev.stoop.kafka.KafkaSettings;
import dev.stoop.ops.Health;
import dev.stoop.standalone.CleanUp;
import dev.stoop.standalone.Configuration;
import dev.stoop.standalone.SingleMachine;
import java.io.IOException;
import picocli.CommandLine.Command;

/** {@code standalone}: everything on one machine. */
@Command(
    name = "standalone",
    description = "Runs everything on this machine: broker, router, worker and indexer.",
    footer = {"", "Examples:", "  deploy/stoop standalone --config deploy/standalone.yaml"})
final class StandaloneCommand extends ServiceCommand {
  @Override
  KafkaSettings start(Configuration configuration, CleanUp cleanUp, Health health)
      throws IOException, CommandException {
    Privileges.requireCapturing(asRoot());
    return cleanUp.add(SingleMachine.start(configuration, health)).kafka();
  }
}
