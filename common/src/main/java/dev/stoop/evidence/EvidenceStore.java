package dev.stoop.evidence;

import dev.stoop.outcome.EvidenceLocation;
import dev.stoop.outcome.Manifest;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Where sealed evidence goes when it leaves its node, and where it is fetched from. May be used
 * from several threads.
 */
public interface EvidenceStore extends AutoCloseable {

  /**
   * Brings a sealed file into the store; returns when it is safe there. Delivering it once more
   * does no harm.
   *
   * @throws EvidenceMismatchException when the file is not as long as its manifest says
   * @throws IOException when the store cannot be reached: try again
   */
  EvidenceLocation deliver(Path evidence, Manifest manifest) throws IOException;

  /**
   * Brings evidence back; {@code target} is there, or replaced, only when its size and SHA-256 are
   * the manifest's.
   *
   * @throws EvidenceMismatchException when the store holds something else
   * @throws EvidenceMissingException when the store does not hold all of it, and will not
   * @throws IOException when the store cannot be reached or the file not be written: try again
   */
  void fetch(Manifest manifest, EvidenceLocation location, Path target) throws IOException;

  @Override
  void close();
}
