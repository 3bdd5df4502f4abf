package dev.stoop.indexer.publish;

import dev.stoop.evidence.EvidenceStore;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * What it takes to index a capture, beside Kafka.
 *
 * @param store where evidence is fetched from
 * @param folder where evidence lies while it is read; this instance's alone
 * @param instance this indexer's name: no two that run have the same
 */
public record Work(
    EvidenceStore store, Dissector dissector, Path folder, String instance, InstantSource clock) {}
