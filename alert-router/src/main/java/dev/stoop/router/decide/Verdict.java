package dev.stoop.router.decide;

import dev.stoop.decision.Decision;
import dev.stoop.router.repeat.Opening;
import java.util.List;
import java.util.Optional;

/**
 * A decision and what follows from it.
 *
 * @param opening to be remembered; empty where nothing new was opened
 */
public record Verdict(Decision decision, List<Order> orders, Optional<Opening> opening) {
  public Verdict {
    orders = List.copyOf(orders);
  }

  static Verdict of(Decision decision) {
    return new Verdict(decision, List.of(), Optional.empty());
  }
}
