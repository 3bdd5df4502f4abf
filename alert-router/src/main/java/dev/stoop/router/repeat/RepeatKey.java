package dev.stoop.router.repeat;

import dev.stoop.alert.Connection;
import dev.stoop.alert.Endpoint;
import dev.stoop.alert.HexId;
import dev.stoop.alert.IpAddress;
import dev.stoop.capture.Target;
import dev.stoop.capture.Traffic;
import dev.stoop.policy.CapturePolicy;
import dev.stoop.policy.CapturePolicy.Repeat.By;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What alerts about the same matter have in common. Two alerts that different policies decide about
 * never share one.
 *
 * @param value 32 lower-case hexadecimal digits
 */
public record RepeatKey(String value) {
  public RepeatKey {
    HexId.require("repeat key", value);
  }

  /**
   * The key as the policy's {@code repeat.by} wants it.
   *
   * @param peers the addresses that the alert is about; their ports are left out, as a client's is
   *     a new one each time
   */
  public static RepeatKey of(
      CapturePolicy policy,
      String rule,
      String node,
      Target target,
      Traffic traffic,
      Collection<IpAddress> peers) {
    Set<By> by = policy.repeat().by();
    String canonical =
        String.join(
            "|",
            policy.name(),
            by.contains(By.TARGET) ? target.key() + "@" + HexId.of(node) : "",
            by.contains(By.PEER) ? joined(peers) + "/" + selected(traffic) : "",
            by.contains(By.RULE) ? rule : "");
    return new RepeatKey(HexId.of(canonical));
  }

  /** What the first capture does not show cannot be its repeat. */
  private static String selected(Traffic traffic) {
    return switch (traffic) {
      case Traffic.Protocol protocol -> protocol.protocol().text();
      case Traffic.Conversation conversation -> ends(conversation.connection());
      case Traffic.Peer _, Traffic.All _ -> "";
    };
  }

  private static String ends(Connection connection) {
    return connection.ends().stream()
        .map(Endpoint::toString)
        .sorted()
        .collect(Collectors.joining(","));
  }

  private static String joined(Collection<IpAddress> peers) {
    return peers.stream().map(IpAddress::text).distinct().sorted().collect(Collectors.joining(","));
  }
}
