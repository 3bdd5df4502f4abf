package dev.stoop.router;

import dev.stoop.router.policy.Explanation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would be decided about an alert, and why; written as JSON for programs.
 *
 * @param kind of the decision
 * @param policy that decides; null where none does
 * @param conditions of that policy
 * @param target null where nothing would be captured, like all that follows
 * @param from the earliest packet wanted
 * @param until when the capture would end at the latest
 * @param policies what each policy says, in the order in which they are asked
 */
public record ExplainedAlert(
    String kind,
    String reason,
    @Nullable String policy,
    List<Explanation.Finding> conditions,
    @Nullable Place target,
    @Nullable Selection traffic,
    @Nullable Instant from,
    @Nullable Instant until,
    List<Explanation> policies) {
  public ExplainedAlert {
    conditions = List.copyOf(conditions);
    policies = List.copyOf(policies);
  }

  /** Where would be captured. */
  public record Place(
      String kind,
      @Nullable String containerId,
      @Nullable String podUid,
      @Nullable String namespace,
      @Nullable String pod,
      String node) {}

  /**
   * Which packets.
   *
   * @param because why all traffic, where the policy asks for less
   * @param peers the ends that the alert names, as far as packets are chosen by them
   */
  public record Selection(
      String kind, @Nullable String protocol, @Nullable String because, List<Peer> peers) {
    public Selection {
      peers = List.copyOf(peers);
    }
  }

  /**
   * One end.
   *
   * @param port as the alert names it; a capture of kind Peer takes the address's other ports too
   */
  public record Peer(String address, int port, @Nullable String protocol) {}
}
