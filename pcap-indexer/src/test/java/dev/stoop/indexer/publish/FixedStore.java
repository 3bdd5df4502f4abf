package dev.stoop.indexer.publish;

import dev.stoop.evidence.EvidenceStore;
import dev.stoop.outcome.EvidenceLocation;
import dev.stoop.outcome.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A store that has the same bytes for every capture, or a fault. */
final class FixedStore implements EvidenceStore {
  private final byte[] bytes;
  @Nullable IOException fault;

  FixedStore(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public EvidenceLocation deliver(Path evidence, Manifest manifest) {
    throw new UnsupportedOperationException("nothing is delivered here");
  }

  @Override
  public void fetch(Manifest manifest, EvidenceLocation location, Path target) throws IOException {
    if (fault != null) {
      throw fault;
    }
    Files.write(target, bytes);
  }

  @Override
  public void close() {}
}
