package dev.stoop.worker.testbed;

import dev.stoop.evidence.EvidenceStore;
import dev.stoop.outcome.EvidenceLocation;
import dev.stoop.outcome.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicInteger;

/** Evidence in a folder of the test, which may be away for the first attempts. */
public final class FolderStore implements EvidenceStore {
  private final Path folder;
  private final AtomicInteger failures;

  public FolderStore(Path folder, int failures) {
    this.folder = folder;
    this.failures = new AtomicInteger(failures);
  }

  /** Where the evidence of a manifest is. */
  public Path file(Manifest manifest) {
    return folder.resolve(manifest.captureId() + ".pcapng");
  }

  @Override
  public EvidenceLocation deliver(Path evidence, Manifest manifest) throws IOException {
    if (failures.getAndDecrement() > 0) {
      throw new IOException("the store is away");
    }
    Files.copy(evidence, file(manifest), StandardCopyOption.REPLACE_EXISTING);
    return new EvidenceLocation("folder", 0, 0, 0);
  }

  @Override
  public void fetch(Manifest manifest, EvidenceLocation location, Path target) throws IOException {
    Files.copy(file(manifest), target, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() {}
}
