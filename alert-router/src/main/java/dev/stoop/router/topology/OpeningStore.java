package dev.stoop.router.topology;

import dev.stoop.alert.Alert;
import dev.stoop.kafka.JsonCodec;
import dev.stoop.router.repeat.Opening;
import dev.stoop.router.repeat.RepeatWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/** What alerts opened captures, by repeat key and by the alert's own time. */
final class OpeningStore {
  static final String NAME = "openings";

  private static final JsonCodec<Opening> CODEC = new JsonCodec<>(Opening.class);

  private final WindowStore<String, byte[]> store;

  OpeningStore(WindowStore<String, byte[]> store) {
    this.store = store;
  }

  /** Without a cache, whose flushing would be the latency; with a changelog. */
  static StoreBuilder<WindowStore<String, byte[]>> builder(Duration retention) {
    return Stores.windowStoreBuilder(
            Stores.persistentWindowStore(NAME, retention, Duration.ofMillis(1), false),
            Serdes.String(),
            Serdes.ByteArray())
        .withCachingDisabled();
  }

  /** The openings that the alert may repeat. */
  List<Opening> around(String key, Alert alert, RepeatWindow window) {
    Instant from = window.from(alert);
    List<Opening> openings = new ArrayList<>();
    try (WindowStoreIterator<byte[]> found =
        store.fetch(
            key, from.isBefore(Instant.EPOCH) ? Instant.EPOCH : from, window.until(alert))) {
      found.forEachRemaining(
          entry -> CODEC.decode(entry.value).toOptional().ifPresent(openings::add));
    }
    return openings;
  }

  void remember(String key, Opening opening) {
    store.put(key, CODEC.encode(opening), opening.alertTime().toEpochMilli());
  }
}
