package dev.stoop.standalone;

import dev.stoop.config.Section;
import java.nio.file.Path;
import java.util.Map;

/**
 * How the broker in our own process is set up.
 *
 * @param data the folder with its records; made where it is missing
 * @param host the address that it listens on; loopback unless the network is meant to reach it
 * @param port 0 for any free one
 * @param properties Kafka's own broker settings, which win over ours
 */
public record BrokerSettings(Path data, String host, int port, Map<String, String> properties) {
  private static final Path DEFAULT_DATA = Path.of("data/kafka");
  private static final String LOOPBACK = "127.0.0.1";
  private static final int DEFAULT_PORT = 9092;
  private static final int MAXIMUM_PORT = 65_535;

  public BrokerSettings {
    if (host.isBlank()) {
      throw new IllegalArgumentException(
          "the broker's host is empty; " + LOOPBACK + " is the default");
    }
    if (port < 0 || port > MAXIMUM_PORT) {
      throw new IllegalArgumentException("the broker's port is not between 0 and 65535: " + port);
    }
    properties = Map.copyOf(properties);
  }

  /** On loopback, on any free port. */
  public static BrokerSettings loopback(Path data) {
    return new BrokerSettings(data, LOOPBACK, 0, Map.of());
  }

  /** Reads the section {@code broker}; what is wrong is added to the section's problems. */
  public static BrokerSettings from(Section section) {
    BrokerSettings settings =
        new BrokerSettings(
            section.text("data").map(Path::of).orElse(DEFAULT_DATA),
            section.text("host").filter(host -> !host.isBlank()).orElse(LOOPBACK),
            (int) section.number("port", DEFAULT_PORT, 1, MAXIMUM_PORT),
            section.section("properties").flattened());
    section.rejectUnknown();
    return settings;
  }

  /** Where clients on this machine find it: {@code host:port}. */
  public String bootstrap() {
    return host + ":" + port;
  }

  BrokerSettings withDataBeside(Path file) {
    return new BrokerSettings(file.resolveSibling(data), host, port, properties);
  }
}
