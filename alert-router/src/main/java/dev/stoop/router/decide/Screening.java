package dev.stoop.router.decide;

import dev.stoop.alert.Alert;
import dev.stoop.capture.Scope;
import dev.stoop.capture.Target;
import dev.stoop.capture.Traffic;
import dev.stoop.decision.AlertSummary;
import dev.stoop.decision.Decision;
import dev.stoop.policy.CapturePolicy;
import dev.stoop.router.policy.PolicyBook;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sorts out the alerts that nothing could be captured for, which are most, and says what to capture
 * for the others. Safe for use by several threads.
 */
public final class Screening {
  private final PolicyBook policies;
  private final OwnWorkload ownWorkload;
  private final @Nullable String fixedNode;

  /**
   * @param fixedNode the node of every alert; null: the one that the alert names
   */
  public Screening(PolicyBook policies, OwnWorkload ownWorkload, @Nullable String fixedNode) {
    this.policies = policies;
    this.ownWorkload = ownWorkload;
    this.fixedNode = fixedNode;
  }

  public Screened screen(Alert alert, Instant now) {
    Optional<String> own = ownWorkload.recognise(alert);
    if (own.isPresent()) {
      return new Screened.Decided(
          new Decision.OwnWorkload(alert.id(), now, own.get(), AlertSummary.of(alert)));
    }
    return policies
        .first(alert)
        .map(policy -> wanted(alert, policy, now))
        .orElseGet(() -> noPolicy(alert, now));
  }

  private Screened wanted(Alert alert, CapturePolicy policy, Instant now) {
    return switch (TargetFinder.find(alert, policy.scope())) {
      case TargetFinder.Finding.None(String reason) -> noTarget(alert, policy, reason, now);
      case TargetFinder.Finding.Found(Target target) -> located(alert, policy, target, now);
    };
  }

  private Screened located(Alert alert, CapturePolicy policy, Target target, Instant now) {
    String node = fixedNode == null ? alert.hostname() : fixedNode;
    if (node == null || node.isBlank()) {
      return new Screened.Decided(
          new Decision.NoWorker(
              alert.id(),
              now,
              "it names no node: set FALCO_HOSTNAME",
              AlertSummary.of(alert),
              policy.name()));
    }
    Traffic traffic = TrafficChooser.choose(policy.traffic(), alert);
    return new Wanted(alert, policy, node, target, traffic, reason(policy, traffic));
  }

  private static String reason(CapturePolicy policy, Traffic traffic) {
    StringBuilder reason = new StringBuilder("policy ").append(policy.name()).append(" matches");
    if (policy.scope() == Scope.SERVICE || policy.scope() == Scope.WORKLOAD) {
      reason.append("; its scope acts as Pod in this version");
    }
    if (traffic instanceof Traffic.All(String because) && because != null) {
      reason.append("; all traffic, as ").append(because);
    }
    return reason.toString();
  }

  private Screened noPolicy(Alert alert, Instant now) {
    String reason = "none of " + policies.size() + " policies matches";
    return new Screened.Decided(
        new Decision.NoPolicy(alert.id(), now, reason, AlertSummary.of(alert)));
  }

  private static Screened noTarget(Alert alert, CapturePolicy policy, String reason, Instant now) {
    return new Screened.Decided(
        new Decision.NoTarget(alert.id(), now, reason, AlertSummary.of(alert), policy.name()));
  }
}
