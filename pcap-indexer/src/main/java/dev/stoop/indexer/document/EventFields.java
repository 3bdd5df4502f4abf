package dev.stoop.indexer.document;

import java.io.IOException;
import java.util.List;

/** ECS {@code event}, but for what only some documents have: the caller closes the object. */
record EventFields(Dataset dataset, String id, List<String> categories, String type) {

  static EventFields of(Dataset dataset, String id, String type) {
    return new EventFields(dataset, id, List.of("network"), type);
  }

  void write(EcsWriter json, long startNanos, long endNanos) throws IOException {
    json.object("event")
        .text("id", id)
        .text("kind", "event")
        .list("category", categories)
        .list("type", List.of(type))
        .text("module", "stoop")
        .text("dataset", dataset.text())
        .time("start", startNanos)
        .time("end", endNanos)
        .number("duration", endNanos - startNanos);
  }
}
