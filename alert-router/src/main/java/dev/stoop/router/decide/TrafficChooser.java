package dev.stoop.router.decide;

import dev.stoop.alert.Alert;
import dev.stoop.alert.Connection;
import dev.stoop.alert.Endpoint;
import dev.stoop.alert.IpAddress;
import dev.stoop.alert.Protocol;
import dev.stoop.capture.Traffic;
import dev.stoop.policy.TrafficKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the traffic that a policy wants from what the alert says. Where the alert does not say
 * enough, it is all traffic, with the reason: rather too much than the packets missing.
 */
final class TrafficChooser {
  private TrafficChooser() {}

  static Traffic choose(TrafficKind kind, Alert alert) {
    return switch (kind) {
      case ALL -> new Traffic.All(null);
      case PROTOCOL -> protocol(alert.connection());
      case PEER -> peer(peers(alert));
      case CONVERSATION -> conversation(alert.connection());
    };
  }

  /**
   * The addresses that the alert is about. Which end is the container's own is not known: the
   * worker, who knows, leaves its addresses out.
   */
  static List<IpAddress> peers(Alert alert) {
    Connection connection = alert.connection();
    if (connection == null) {
      return List.of();
    }
    List<IpAddress> specific =
        connection.ends().stream()
            .map(Endpoint::address)
            .distinct()
            .filter(address -> !address.equals(alert.origin().podIp()))
            .filter(address -> !address.inet().isAnyLocalAddress())
            .toList();
    List<IpAddress> remote =
        specific.stream().filter(address -> !address.inet().isLoopbackAddress()).toList();
    return remote.isEmpty() ? specific : remote;
  }

  private static Traffic protocol(@Nullable Connection connection) {
    Protocol protocol = connection == null ? null : connection.protocol();
    return protocol == null
        ? new Traffic.All("the alert names no protocol")
        : new Traffic.Protocol(protocol);
  }

  private static Traffic peer(List<IpAddress> peers) {
    return peers.isEmpty() ? new Traffic.All("the alert names no peer") : new Traffic.Peer(peers);
  }

  private static Traffic conversation(@Nullable Connection connection) {
    return connection != null
            && connection.other() != null
            && connection.ends().stream().noneMatch(end -> end.address().inet().isAnyLocalAddress())
        ? new Traffic.Conversation(connection)
        : new Traffic.All("the alert does not name both ends of a connection");
  }
}
