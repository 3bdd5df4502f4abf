package dev.stoop.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that appears under its name only when it is complete; until then it is a temporary file
 * beside it, which is deleted when it does not come to that.
 */
record PartFile(Path path, Path target) implements AutoCloseable {

  static PartFile of(Path target) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    return new PartFile(Files.createTempFile(folder, target.getFileName() + ".", ".part"), target);
  }

  /** Gives the file its name, in place of an earlier one. */
  Path complete() throws IOException {
    return Files.move(
        path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
