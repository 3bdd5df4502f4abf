package dev.stoop.router.policy;

import dev.stoop.alert.Alert;
import dev.stoop.alert.Priority;
import dev.stoop.policy.CapturePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One condition of a policy, compiled.
 *
 * @param name the key in the policy's {@code match}
 * @param holds for an alert
 * @param found what the alert has there; null where it is unknown
 */
record Condition(String name, Predicate<Alert> holds, Function<Alert, @Nullable String> found) {

  /** The conditions that are given, in the order of the policy format. */
  static List<Condition> of(CapturePolicy.Match match) {
    List<Condition> conditions = new ArrayList<>();
    if (!match.rules().isEmpty()) {
      conditions.add(text("rules", match.rules(), Alert::rule));
    }
    Priority minimum = match.minimumPriority();
    if (minimum != null) {
      conditions.add(
          new Condition(
              "minimumPriority",
              alert -> alert.priority().compareTo(minimum) >= 0,
              alert -> alert.priority().text()));
    }
    if (!match.tags().isEmpty()) {
      conditions.add(tags(compiled(match.tags())));
    }
    if (!match.sources().isEmpty()) {
      conditions.add(text("sources", match.sources(), Alert::source));
    }
    if (!match.namespaces().isEmpty()) {
      conditions.add(text("namespaces", match.namespaces(), Condition::namespace));
    }
    if (!match.excludeNamespaces().isEmpty()) {
      conditions.add(
          not(text("excludeNamespaces", match.excludeNamespaces(), Condition::namespace)));
    }
    new TreeMap<>(match.fields()).forEach((name, wanted) -> conditions.add(field(name, wanted)));
    return List.copyOf(conditions);
  }

  private static Condition field(String name, List<String> wanted) {
    return text("fields." + name, wanted, alert -> alert.field(name));
  }

  /** What is unknown is none of the wanted texts. */
  private static Condition text(
      String name, List<String> wanted, Function<Alert, @Nullable String> found) {
    List<Wildcard> wildcards = compiled(wanted);
    return new Condition(name, alert -> anyMatches(wildcards, found.apply(alert)), found);
  }

  private static Condition tags(List<Wildcard> wanted) {
    return new Condition(
        "tags",
        alert -> alert.tags().stream().anyMatch(tag -> anyMatches(wanted, tag)),
        alert -> alert.tags().isEmpty() ? null : String.join(", ", alert.tags()));
  }

  private static Condition not(Condition condition) {
    return new Condition(condition.name, condition.holds.negate(), condition.found);
  }

  private static @Nullable String namespace(Alert alert) {
    return alert.origin().namespace();
  }

  private static boolean anyMatches(List<Wildcard> wildcards, @Nullable String text) {
    return text != null && wildcards.stream().anyMatch(wildcard -> wildcard.matches(text));
  }

  private static List<Wildcard> compiled(List<String> patterns) {
    return patterns.stream().map(Wildcard::new).toList();
  }
}
