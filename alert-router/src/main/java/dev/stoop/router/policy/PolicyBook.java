package dev.stoop.router.policy;

import dev.stoop.alert.Alert;
import dev.stoop.policy.CapturePolicy;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * All policies in the order in which they are asked: by order, then by name. The first that matches
 * an alert decides. Does not change; safe for use by several threads.
 */
public final class PolicyBook {
  private final List<Entry> entries;

  private record Entry(CapturePolicy policy, List<Condition> conditions)
      implements Predicate<Alert> {
    @Override
    public boolean test(Alert alert) {
      return conditions.stream().allMatch(condition -> condition.holds().test(alert));
    }

    Explanation explain(Alert alert) {
      return new Explanation(
          policy.name(),
          test(alert),
          conditions.stream()
              .map(
                  condition ->
                      new Explanation.Finding(
                          condition.name(),
                          condition.holds().test(alert),
                          condition.found().apply(alert)))
              .toList());
    }
  }

  public PolicyBook(List<CapturePolicy> policies) {
    this.entries =
        policies.stream()
            .sorted(
                Comparator.comparingInt(CapturePolicy::order).thenComparing(CapturePolicy::name))
            .map(policy -> new Entry(policy, Condition.of(policy.match())))
            .toList();
  }

  /** The policy that decides about the alert; empty where none wants it. */
  public Optional<CapturePolicy> first(Alert alert) {
    for (Entry entry : entries) {
      if (entry.test(alert)) {
        return Optional.of(entry.policy());
      }
    }
    return Optional.empty();
  }

  /** What each policy says about the alert, in order. */
  public List<Explanation> explain(Alert alert) {
    return entries.stream().map(entry -> entry.explain(alert)).toList();
  }

  public int size() {
    return entries.size();
  }
}
