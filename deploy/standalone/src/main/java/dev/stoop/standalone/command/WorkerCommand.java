package dev.stoop.standalone.command;

import dev.stoop.kafka.KafkaSettings;
import dev.stoop.ops.Health;
import dev.stoop.standalone.CleanUp;
import dev.stoop.standalone.Configuration;
import dev.stoop.worker.CaptureWorker;
import java.io.IOException;
import picocli.CommandLine.Command;

/** {@code worker}: that service alone. */
@Command(
    name = "worker",
    description = "Runs this node's capture worker: commands to evidence.",
    footer = {"", "Examples:", "  sudo deploy/stoop worker --config deploy/standalone.yaml"})
final class WorkerCommand extends ServiceCommand {
  @Override
  KafkaSettings start(Configuration configuration, CleanUp cleanUp, Health health)
      throws IOException, CommandException {
    Privileges.requireCapturing(asRoot());
    cleanUp.add(new CaptureWorker(configuration.worker(), configuration.kafka(), health));
    return configuration.kafka();
  }
}
