package dev.stoop.indexer.document;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** How many documents of each kind a capture gave; kinds without any are left out. */
public record DocumentCounts(Map<Dataset, Long> byDataset) {
  public DocumentCounts {
    Map<Dataset, Long> copy = new EnumMap<>(Dataset.class);
    copy.putAll(byDataset);
    byDataset = Collections.unmodifiableMap(copy);
  }

  public long of(Dataset dataset) {
    return byDataset.getOrDefault(dataset, 0L);
  }

  public long total() {
    return byDataset.values().stream().mapToLong(Long::longValue).sum();
  }
}
