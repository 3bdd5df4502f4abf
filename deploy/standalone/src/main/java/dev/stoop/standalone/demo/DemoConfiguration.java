package dev.stoop.standalone.demo;

import dev.stoop.indexer.IndexerSettings;
import dev.stoop.kafka.KafkaSettings;
import dev.stoop.router.RouterSettings;
import dev.stoop.standalone.BrokerSettings;
import dev.stoop.standalone.Configuration;
import dev.stoop.worker.WorkerSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The single-machine edition as the demo runs it: everything in one folder, one policy. */
final class DemoConfiguration {
  private static final String POLICY = "policy.yaml";
  private static final String LOOPBACK = "127.0.0.1";

  /** Where the commands look for a broker, so that they can be used beside the demo as they are. */
  private static final int WELL_KNOWN_PORT = 9092;

  private DemoConfiguration() {}

  static Configuration in(Path work) throws IOException {
    Path policy = work.resolve(POLICY);
    try (InputStream resource = DemoConfiguration.class.getResourceAsStream(POLICY)) {
      Files.copy(Objects.requireNonNull(resource, POLICY), policy);
    }
    RouterSettings routing = RouterSettings.DEFAULT;
    return new Configuration(
        KafkaSettings.at(KafkaSettings.DEFAULT_BOOTSTRAP),
        new BrokerSettings(work.resolve("kafka"), LOOPBACK, port(), Map.of()),
        new RouterSettings(
            List.of(policy),
            null,
            routing.freshness(),
            work.resolve("router"),
            routing.ownWorkload()),
        WorkerSettings.of(work.resolve("spool")),
        new IndexerSettings(IndexerSettings.DEFAULT.instance(), work.resolve("indexer")));
  }

  /** The well-known one if nobody has it, otherwise any. */
  private static int port() {
    try (ServerSocket free =
        new ServerSocket(WELL_KNOWN_PORT, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException taken) {
      return 0;
    }
  }
}
