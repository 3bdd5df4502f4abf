package dev.stoop.standalone;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real Kafka broker (KRaft, broker and controller in one) in this process, with its data in a
 * folder that outlives it: the cluster id, topics, records and committed offsets are there again
 * after a restart, also on other ports.
 *
 * <p>This class alone knows Kafka's server classes, which are not a public interface and may change
 * with any version. It makes the calls that Kafka's own {@code kafka-storage.sh format} and {@code
 * kafka-server-start.sh} make.
 *
 * <p>A fault that Kafka holds to be fatal (its disk is gone) ends the whole process, as it would
 * end a broker of its own.
 */
public final class EmbeddedBroker implements Closeable {
  private static final int NODE_ID = 1;
  private static final String CONTROLLER = "CONTROLLER";
  private static final String CLIENTS = "PLAINTEXT";

  /** One broker has one copy of everything, whatever the defaults for a cluster are. */
  private static final List<String> COPIES =
      List.of(
          "default.replication.factor",
          "min.insync.replicas",
          "offsets.topic.replication.factor",
          "transaction.state.log.replication.factor",
          "transaction.state.log.min.isr",
          "share.coordinator.state.topic.replication.factor",
          "share.coordinator.state.topic.min.isr");

  /** Sized for one machine: Kafka's defaults are for a server that does nothing else. */
  private static final Map<String, String> SMALL =
      Map.ofEntries(
          Map.entry("num.network.threads", "2"),
          Map.entry("num.io.threads", "4"),
          Map.entry("background.threads", "2"),
          Map.entry("num.recovery.threads.per.data.dir", "1"),
          Map.entry("offsets.topic.num.partitions", "4"),
          Map.entry("transaction.state.log.num.partitions", "4"),
          Map.entry("share.coordinator.state.topic.num.partitions", "2"),
          Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
          Map.entry("group.initial.rebalance.delay.ms", "0"),
          // A mistyped topic must be an error, not a new topic.
          Map.entry("auto.create.topics.enable", "false"));

  private final KafkaRaftServer server;
  private final String bootstrap;
  private final FolderLock lock;

  private EmbeddedBroker(KafkaRaftServer server, String bootstrap, FolderLock lock) {
    this.server = server;
    this.bootstrap = bootstrap;
    this.lock = lock;
  }

  /**
   * Starts a broker and returns when it takes requests.
   *
   * @throws IOException when the data folder cannot be used, or the port is taken
   */
  public static EmbeddedBroker start(BrokerSettings settings) throws IOException {
    Path data = settings.data().toAbsolutePath();
    // Kafka takes its own lock only after its controller has written to the folder.
    FolderLock lock = FolderLock.take(data);
    try {
      Ports ports = Ports.find(settings.host(), settings.port());
      formatIfNew(data);
      KafkaRaftServer server = startServer(properties(settings, ports, data), data);
      return new EmbeddedBroker(server, settings.host() + ":" + ports.clients(), lock);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Where clients find it: {@code host:port}. */
  public String bootstrap() {
    return bootstrap;
  }

  /** Stops the broker; returns when its files are closed. */
  @Override
  public void close() throws IOException {
    server.shutdown();
    server.awaitShutdown();
    lock.close();
  }

  private static KafkaRaftServer startServer(Properties properties, Path data) throws IOException {
    KafkaRaftServer server =
        new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
    try {
      server.startup();
      return server;
    } catch (RuntimeException e) {
      server.shutdown();
      throw new IOException("the broker did not start with its data in " + data, e);
    }
  }

  private static void formatIfNew(Path data) throws IOException {
    if (Files.exists(data.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))) {
      return;
    }
    try (PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(silent)
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(NODE_ID)
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setControllerListenerName(CONTROLLER)
          .addDirectory(data.toString())
          .setMetadataLogDirectory(data.toString())
          .run();
    } catch (Exception e) {
      throw new IOException("cannot prepare " + data + " as a broker's data folder", e);
    }
  }

  private static Properties properties(BrokerSettings settings, Ports ports, Path data) {
    String listeners =
        "%s://%s:%d,%s://127.0.0.1:%d"
            .formatted(CLIENTS, settings.host(), ports.clients(), CONTROLLER, ports.controller());
    Properties properties = new Properties();
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", String.valueOf(NODE_ID));
    // Static voters: with dynamic ones the controller's port would be kept on disk and could not
    // change.
    properties.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + ports.controller());
    properties.put("controller.listener.names", CONTROLLER);
    properties.put("inter.broker.listener.name", CLIENTS);
    properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    properties.put("listeners", listeners);
    properties.put("log.dirs", data.toString());
    COPIES.forEach(key -> properties.put(key, "1"));
    properties.putAll(SMALL);
    properties.putAll(settings.properties());
    return properties;
  }

  /** The two ports of one broker; both are held until both are known, so that they differ. */
  private record Ports(int clients, int controller) {
    static Ports find(String host, int wanted) throws IOException {
      try (ServerSocket clients = bind(InetAddress.getByName(host), wanted);
          ServerSocket controller = bind(InetAddress.getLoopbackAddress(), 0)) {
        return new Ports(clients.getLocalPort(), controller.getLocalPort());
      }
    }

    private static ServerSocket bind(InetAddress host, int port) throws IOException {
      try {
        return new ServerSocket(port, 1, host);
      } catch (IOException e) {
        throw new IOException(
            "cannot listen on %s port %d: %s".formatted(host, port, e.getMessage()), e);
      }
    }
  }
}
