package dev.stoop.router;

import dev.stoop.alert.Alert;
import dev.stoop.alert.Connection;
import dev.stoop.alert.Endpoint;
import dev.stoop.alert.Protocol;
import dev.stoop.capture.CaptureCommand;
import dev.stoop.capture.Target;
import dev.stoop.capture.Traffic;
import dev.stoop.decision.Decision;
import dev.stoop.kafka.Decoded;
import dev.stoop.router.ExplainedAlert.Peer;
import dev.stoop.router.ExplainedAlert.Place;
import dev.stoop.router.ExplainedAlert.Selection;
import dev.stoop.router.decide.CommandFactory;
import dev.stoop.router.decide.OwnWorkload;
import dev.stoop.router.decide.Screened;
import dev.stoop.router.decide.Screening;
import dev.stoop.router.decide.Wanted;
import dev.stoop.router.falco.FalcoAlertReader;
import dev.stoop.router.policy.Explanation;
import dev.stoop.router.policy.PolicyBook;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Says what would be decided about an alert, without Kafka: as if it came the moment it happened,
 * as the first of its kind, with a live worker on its node.
 */
public final class PolicyExplainer {
  private static final String UNKNOWN_NODE = "unknown";

  private final PolicyBook policies;
  private final OwnWorkload ownWorkload;

  public PolicyExplainer(PolicyBook policies, OwnWorkload ownWorkload) {
    this.policies = policies;
    this.ownWorkload = ownWorkload;
  }

  /** Explains the alert in these bytes; what is no alert is explained too. */
  public ExplainedAlert explain(byte[] alert) {
    return switch (FalcoAlertReader.read(alert)) {
      case Decoded.Unreadable<Alert>(String reason) ->
          new ExplainedAlert(
              "Unreadable", reason, null, List.of(), null, null, null, null, List.of());
      case Decoded.Value<Alert>(Alert read) -> explain(read);
    };
  }

  private ExplainedAlert explain(Alert alert) {
    String node = alert.hostname() == null ? UNKNOWN_NODE : alert.hostname();
    List<Explanation> explanations = policies.explain(alert);
    return switch (new Screening(policies, ownWorkload, node).screen(alert, alert.time())) {
      case Screened.Decided(Decision decision) -> refused(decision, explanations);
      case Wanted wanted -> captured(wanted, explanations);
    };
  }

  private static ExplainedAlert refused(Decision decision, List<Explanation> explanations) {
    Optional<Explanation> deciding =
        decision instanceof Decision.OwnWorkload ? Optional.empty() : first(explanations);
    return new ExplainedAlert(
        decision.getClass().getSimpleName(),
        decision.reason(),
        deciding.map(Explanation::policy).orElse(null),
        deciding.map(Explanation::conditions).orElse(List.of()),
        null,
        null,
        null,
        null,
        explanations);
  }

  private static ExplainedAlert captured(Wanted wanted, List<Explanation> explanations) {
    CaptureCommand command = CommandFactory.command(wanted, wanted.alert().time());
    return new ExplainedAlert(
        Decision.Capture.class.getSimpleName(),
        wanted.reason(),
        wanted.policy().name(),
        first(explanations).map(Explanation::conditions).orElse(List.of()),
        place(wanted),
        selection(wanted),
        command.from(),
        command.until(),
        explanations);
  }

  private static Optional<Explanation> first(List<Explanation> explanations) {
    return explanations.stream().filter(Explanation::matched).findFirst();
  }

  private static Place place(Wanted wanted) {
    Target target = wanted.target();
    boolean host = target instanceof Target.Host;
    return new Place(
        target.getClass().getSimpleName(),
        target instanceof Target.Container(String id) ? id : null,
        target instanceof Target.Pod(String uid) ? uid : null,
        host ? null : wanted.alert().origin().namespace(),
        host ? null : wanted.alert().origin().pod(),
        wanted.node());
  }

  private static Selection selection(Wanted wanted) {
    String kind = wanted.traffic().getClass().getSimpleName();
    return switch (wanted.traffic()) {
      case Traffic.All(String because) -> new Selection(kind, null, because, List.of());
      case Traffic.Protocol(Protocol protocol) ->
          new Selection(kind, protocol.text(), null, List.of());
      case Traffic.Conversation _ -> new Selection(kind, null, null, peers(wanted, end -> true));
      case Traffic.Peer peer ->
          new Selection(
              kind, null, null, peers(wanted, end -> peer.addresses().contains(end.address())));
    };
  }

  private static List<Peer> peers(Wanted wanted, Predicate<Endpoint> chosen) {
    Connection connection = wanted.alert().connection();
    if (connection == null) {
      return List.of();
    }
    String protocol = connection.protocol() == null ? null : connection.protocol().text();
    return connection.ends().stream()
        .filter(chosen)
        .map(end -> new Peer(end.address().text(), end.port(), protocol))
        .toList();
  }
}
