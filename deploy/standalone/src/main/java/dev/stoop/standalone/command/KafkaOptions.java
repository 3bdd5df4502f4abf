package dev.stoop.standalone.command;

import dev.stoop.config.ConfigException;
import dev.stoop.kafka.KafkaSettings;
import dev.stoop.standalone.Configuration;
import dev.stoop.standalone.history.Broker;
import dev.stoop.standalone.history.BrokerUnavailableException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command finds Kafka. */
final class KafkaOptions {
  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      description =
          "The Kafka broker; " + KafkaSettings.DEFAULT_BOOTSTRAP + " where nothing is given.")
  private @Nullable String bootstrap;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A configuration file: what stands below 'kafka:' is used (TLS, SASL, ...).")
  private @Nullable Path config;

  /**
   * The settings, once a broker has answered with them.
   *
   * @throws ConfigException for a file that cannot be used
   */
  KafkaSettings connected() throws BrokerUnavailableException, InterruptedException {
    KafkaSettings kafka = settings();
    Broker.requireAnswer(kafka);
    return kafka;
  }

  private KafkaSettings settings() {
    KafkaSettings kafka =
        config == null
            ? KafkaSettings.at(KafkaSettings.DEFAULT_BOOTSTRAP)
            : Configuration.read(config).kafka();
    if (bootstrap == null) {
      return kafka;
    }
    Map<String, String> properties = new HashMap<>(kafka.properties());
    properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    return new KafkaSettings(properties);
  }
}
