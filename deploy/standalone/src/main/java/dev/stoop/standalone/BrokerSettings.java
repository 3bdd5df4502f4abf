package dev.stoop.standalone;

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
  public BrokerSettings {
    if (host.isBlank()) {
      throw new IllegalArgumentException("the broker's host is empty; 127.0.0.1 is the default");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("the broker's port is not between 0 and 65535: " + port);
    }
    properties = Map.copyOf(properties);
  }

  /** On loopback, on any free port. */
  public static BrokerSettings loopback(Path data) {
    return new BrokerSettings(data, "127.0.0.1", 0, Map.of());
  }
}
