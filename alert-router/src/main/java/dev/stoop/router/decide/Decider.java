package dev.stoop.router.decide;

import dev.stoop.alert.Alert;
import dev.stoop.capture.CaptureCommand;
import dev.stoop.capture.IncidentId;
import dev.stoop.decision.AlertSummary;
import dev.stoop.decision.Decision;
import dev.stoop.policy.CapturePolicy;
import dev.stoop.registry.WorkerEntry;
import dev.stoop.router.repeat.Opening;
import dev.stoop.router.repeat.RepeatWindow;
import dev.stoop.router.repeat.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Decides about an alert that a policy wants captured. An alert that opened a capture gives the
 * same decision and the same command whenever it is seen again: its command may have been lost in a
 * crash, and a worker runs a capture id once.
 *
 * <p>A policy's budget is not spent here yet, and a repeat that should extend its capture is
 * written down but moves no end.
 */
public final class Decider {
  private final Freshness freshness;

  public Decider(Freshness freshness) {
    this.freshness = freshness;
  }

  /** For so long after an alert's time its opening can matter. */
  public Duration memory() {
    return RepeatWindow.LONGEST.plus(freshness.staleAfter()).plus(freshness.clockTolerance());
  }

  /**
   * Decides.
   *
   * @param openings with the alert's repeat key, around its time
   * @param worker the entry of the alert's node, live or not
   */
  public Verdict decide(
      Wanted wanted, Collection<Opening> openings, Optional<WorkerEntry> worker, Instant now) {
    return switch (wanted.repeatWindow().look(wanted.alert(), openings)) {
      case Sighting.Again(Opening opening) -> again(wanted, opening, worker, now);
      case Sighting.Repeat(Opening opening) -> Verdict.of(repeat(wanted, opening, now));
      case Sighting.First() -> first(wanted, worker, now);
    };
  }

  private static Verdict again(
      Wanted wanted, Opening opening, Optional<WorkerEntry> worker, Instant now) {
    CaptureCommand command = CommandFactory.command(wanted, opening.decidedAt());
    List<Order> orders =
        worker
            .filter(known -> now.isBefore(command.expires()))
            .map(known -> List.of(new Order(command, known.partition())))
            .orElse(List.of());
    return new Verdict(capture(wanted, command, opening.decidedAt()), orders, Optional.empty());
  }

  private Verdict first(Wanted wanted, Optional<WorkerEntry> worker, Instant now) {
    Alert alert = wanted.alert();
    AlertSummary summary = AlertSummary.of(alert);
    String policy = wanted.policy().name();
    Optional<String> stale = freshness.objection(alert.time(), now);
    if (stale.isPresent()) {
      return Verdict.of(new Decision.Stale(alert.id(), now, stale.get(), summary, policy));
    }
    Optional<WorkerEntry> live = worker.filter(entry -> entry.isLive(now));
    if (live.isEmpty()) {
      String absent = absence(wanted.node(), worker, now);
      return Verdict.of(new Decision.NoWorker(alert.id(), now, absent, summary, policy));
    }
    CaptureCommand command = CommandFactory.command(wanted, now);
    return new Verdict(
        capture(wanted, command, now),
        List.of(new Order(command, live.get().partition())),
        Optional.of(new Opening(alert.id(), alert.time(), now, List.of(command.captureId()))));
  }

  private static String absence(String node, Optional<WorkerEntry> worker, Instant now) {
    if (worker.isEmpty()) {
      return "no worker has announced itself on the node " + node;
    }
    return worker.get().stopped()
        ? "the worker on the node " + node + " was shut down"
        : "the worker on the node %s has been silent for %s"
            .formatted(node, Spoken.of(Duration.between(worker.get().heartbeat(), now)));
  }

  private static Decision capture(Wanted wanted, CaptureCommand command, Instant at) {
    return new Decision.Capture(
        wanted.alert().id(),
        at,
        wanted.reason(),
        AlertSummary.of(wanted.alert()),
        wanted.policy().name(),
        command.incidentId(),
        List.of(command.captureId()),
        wanted.node(),
        wanted.target(),
        wanted.traffic());
  }

  private static Decision repeat(Wanted wanted, Opening opening, Instant now) {
    Alert alert = wanted.alert();
    Duration later = Duration.between(opening.alertTime(), alert.time());
    String reason =
        "%s %s than the alert that opened the capture; %s"
            .formatted(
                Spoken.of(later.abs()),
                later.isNegative() ? "earlier" : "later",
                consequence(wanted.policy().repeat().then()));
    return new Decision.Repeat(
        alert.id(),
        now,
        reason,
        AlertSummary.of(alert),
        wanted.policy().name(),
        IncidentId.of(opening.alertId()),
        opening.captureIds());
  }

  private static String consequence(CapturePolicy.Repeat.Then then) {
    return switch (then) {
      case EXTEND -> "the policy would extend it, which this version does not do";
      case MERGE -> "merged";
    };
  }
}
