package dev.stoop.router.topology;

import dev.stoop.kafka.Decoded;
import dev.stoop.kafka.Topics;
import dev.stoop.registry.WorkerEntry;
import java.util.Optional;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/** The workers as they announced themselves, by node. */
final class WorkerTable {
  static final String NAME = "workers";

  private final TimestampedKeyValueStore<String, byte[]> store;

  WorkerTable(TimestampedKeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  /** The node's worker; empty where none announced itself readably. */
  Optional<WorkerEntry> find(String node) {
    return Optional.ofNullable(store.get(node))
        .map(ValueAndTimestamp::value)
        .map(Topics.WORKERS.codec()::decode)
        .flatMap(Decoded::toOptional);
  }
}
