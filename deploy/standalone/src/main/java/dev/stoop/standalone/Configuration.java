package dev.stoop.standalone;

import dev.stoop.config.ConfigException;
import dev.stoop.config.Place;
import dev.stoop.config.Problem;
import dev.stoop.config.Section;
import dev.stoop.config.YamlFile;
import dev.stoop.indexer.IndexerSettings;
import dev.stoop.kafka.KafkaSettings;
import dev.stoop.router.RouterSettings;
import dev.stoop.worker.WorkerSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * One configuration file, for whatever runs with it: every service reads its own section and passes
 * over the others. Relative paths in it start at the file's own folder.
 *
 * @param kafka how clients reach the broker; the one of the section {@code broker} where nothing is
 *     said
 * @param broker for the single-machine edition
 */
public record Configuration(
    KafkaSettings kafka,
    BrokerSettings broker,
    RouterSettings router,
    WorkerSettings worker,
    IndexerSettings indexer) {

  /**
   * Reads a file.
   *
   * @throws ConfigException with every problem there is
   */
  public static Configuration read(Path file) {
    List<Problem> problems = new ArrayList<>();
    List<Section> documents = YamlFile.read(file, problems);
    if (documents.size() != 1 && problems.isEmpty()) {
      String what = documents.size() + " YAML documents";
      problems.add(new Problem(new Place(file.toString(), 0), "", what, "write one"));
    }
    List<Configuration> read = documents.stream().map(Configuration::from).toList();
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    return read.getFirst().beside(file.toAbsolutePath());
  }

  private static Configuration from(Section section) {
    BrokerSettings broker = BrokerSettings.from(section.section("broker"));
    Configuration configuration =
        new Configuration(
            kafka(section.section("kafka"), broker),
            broker,
            RouterSettings.from(section.section("router")),
            WorkerSettings.from(section.section("worker")),
            IndexerSettings.from(section.section("indexer")));
    section.rejectUnknown();
    return configuration;
  }

  private static KafkaSettings kafka(Section section, BrokerSettings broker) {
    Map<String, String> properties = new HashMap<>(section.flattened());
    properties.putIfAbsent(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrap());
    return new KafkaSettings(properties);
  }

  private Configuration beside(Path file) {
    RouterSettings routing =
        new RouterSettings(
            router.policies().stream().map(file::resolveSibling).toList(),
            router.node(),
            router.freshness(),
            file.resolveSibling(router.stateDir()),
            router.ownWorkload());
    WorkerSettings working =
        new WorkerSettings(
            worker.node(),
            file.resolveSibling(worker.spool()),
            worker.capacity(),
            worker.proc(),
            worker.nodeNamespace());
    IndexerSettings indexing =
        new IndexerSettings(indexer.instance(), file.resolveSibling(indexer.folder()));
    return new Configuration(kafka, broker.withDataBeside(file), routing, working, indexing);
  }
}
