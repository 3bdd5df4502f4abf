package dev.stoop.indexer;

import dev.stoop.evidence.EvidenceStore;
import dev.stoop.evidence.TopicStore;
import dev.stoop.indexer.publish.IndexerLoop;
import dev.stoop.indexer.publish.Work;
import dev.stoop.kafka.KafkaSettings;
import dev.stoop.ops.Health;
import java.time.InstantSource;

/** The indexer, composed: completed captures in, documents out. */
public final class PcapIndexer implements AutoCloseable {
  private final IndexerLoop loop;
  private final EvidenceStore store;

  private PcapIndexer(IndexerLoop loop, EvidenceStore store) {
    this.loop = loop;
    this.store = store;
  }

  /** Composes; nothing runs yet. */
  public static PcapIndexer of(IndexerSettings settings, KafkaSettings kafka, Health health) {
    EvidenceStore store = new TopicStore(kafka);
    Work work =
        new Work(
            store,
            CaptureReader::read,
            settings.folder(),
            settings.instance(),
            InstantSource.system());
    return new PcapIndexer(new IndexerLoop(kafka, work, health), store);
  }

  /** Returns at once; health says when captures are indexed. */
  public void start() {
    loop.start();
  }

  /** Returns when the capture at hand is indexed, or given up until the next start. */
  @Override
  public void close() {
    loop.close();
    store.close();
  }
}
