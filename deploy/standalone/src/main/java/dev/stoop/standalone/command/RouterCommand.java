package dev.stoop.standalone.command;

import dev.stoop.kafka.KafkaSettings;
import dev.stoop.ops.Health;
import dev.stoop.router.AlertRouter;
import dev.stoop.standalone.CleanUp;
import dev.stoop.standalone.Configuration;
import picocli.CommandLine.Command;

/** {@code router}: that service alone. */
@Command(
    name = "router",
    description = "Runs the alert router: alerts to decisions and commands.",
    footer = {"", "Examples:", "  deploy/stoop router --config deploy/standalone.yaml"})
final class RouterCommand extends ServiceCommand {
  @Override
  KafkaSettings start(Configuration configuration, CleanUp cleanUp, Health health) {
    cleanUp.add(AlertRouter.of(configuration.router(), configuration.kafka(), health)).start();
    return configuration.kafka();
  }
}
