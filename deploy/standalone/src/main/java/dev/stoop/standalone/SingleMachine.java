package dev.stoop.standalone;

import dev.stoop.indexer.PcapIndexer;
import dev.stoop.kafka.KafkaSettings;
import dev.stoop.kafka.TopicSetup;
import dev.stoop.kafka.Topics;
import dev.stoop.ops.Health;
import dev.stoop.router.AlertRouter;
import dev.stoop.router.RouterSettings;
import dev.stoop.worker.CaptureWorker;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;

/**
 * Everything in one process: the broker, the topics, and the three services, which know nothing of
 * each other here either.
 */
public final class SingleMachine implements Closeable {
  private static final Duration TOPICS_TIMEOUT = Duration.ofSeconds(60);

  private final CleanUp parts;
  private final KafkaSettings kafka;

  private SingleMachine(CleanUp parts, KafkaSettings kafka) {
    this.parts = parts;
    this.kafka = kafka;
  }

  /**
   * Starts everything.
   *
   * @param health says when it works
   * @throws IOException when a part cannot be started; none runs then
   * @throws dev.stoop.config.ConfigException with every problem of the policies
   */
  public static SingleMachine start(Configuration configuration, Health health) throws IOException {
    CleanUp parts = new CleanUp();
    try {
      EmbeddedBroker broker = parts.add(EmbeddedBroker.start(configuration.broker()));
      SingleMachine machine =
          new SingleMachine(parts, at(broker.bootstrap(), configuration.kafka()));
      machine.startServices(configuration, health);
      return machine;
    } catch (IOException | RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  private void startServices(Configuration configuration, Health health) throws IOException {
    try (Admin admin = Admin.create(kafka.admin())) {
      new TopicSetup(admin, TOPICS_TIMEOUT).ensure(Topics.ALL);
    }
    // Whatever name Falco gave this machine, there is only this one; and a packet socket of this
    // process must never lead to a capture.
    RouterSettings routing =
        configuration
            .router()
            .withNode(configuration.worker().node())
            .withOwnProcess(ProcessHandle.current().pid());
    parts.add(AlertRouter.of(routing, kafka, health)).start();
    parts.add(new CaptureWorker(configuration.worker(), kafka, health));
    parts.add(PcapIndexer.of(configuration.indexer(), kafka, health)).start();
  }

  private static KafkaSettings at(String bootstrap, KafkaSettings settings) {
    Map<String, String> properties = new HashMap<>(settings.properties());
    properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    return new KafkaSettings(properties);
  }

  /** How to reach its broker. */
  public KafkaSettings kafka() {
    return kafka;
  }

  /** Stops in order: what was begun is finished and delivered, the broker is last. */
  @Override
  public void close() {
    parts.close();
  }
}
