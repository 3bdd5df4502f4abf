package dev.stoop.standalone.command;

import dev.stoop.indexer.PcapIndexer;
import dev.stoop.kafka.KafkaSettings;
import dev.stoop.ops.Health;
import dev.stoop.standalone.CleanUp;
import dev.stoop.standalone.Configuration;
import picocli.CommandLine.Command;

/** {@code indexer}: that service alone. */
@Command(
    name = "indexer",
    description = "Runs the indexer: evidence to documents.",
    footer = {"", "Examples:", "  deploy/stoop indexer --config deploy/standalone.yaml"})
final class IndexerCommand extends ServiceCommand {
  @Override
  KafkaSettings start(Configuration configuration, CleanUp cleanUp, Health health) {
    cleanUp.add(PcapIndexer.of(configuration.indexer(), configuration.kafka(), health)).start();
    return configuration.kafka();
  }
}
