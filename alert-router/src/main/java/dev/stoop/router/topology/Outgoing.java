package dev.stoop.router.topology;

import dev.stoop.alert.Alert;
import dev.stoop.decision.Decision;
import dev.stoop.router.decide.Order;
import org.apache.kafka.common.utils.Bytes;

/** What the processors hand on, each to its own topic. */
sealed interface Outgoing {

  /** A decision; key: alert id. */
  record Decided(Decision decision) implements Outgoing {}

  /** A command; key: node. */
  record Commanded(Order order) implements Outgoing {}

  /** An alert to decide about where its repeats are known; key: repeat key. */
  record ToDecide(Alert alert) implements Outgoing {}

  /** A record that could not be read; key as received, headers say why. */
  record Rejected(Bytes value) implements Outgoing {}
}
