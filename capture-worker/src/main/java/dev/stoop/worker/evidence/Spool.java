package dev.stoop.worker.evidence;

import dev.stoop.capture.CaptureId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder on the node where captures are until they have left it. Nobody but the worker's user
 * may look into it.
 */
public final class Spool {
  private final Path captures;

  /** Makes the folder if it is not there, and takes it for the worker's user alone. */
  public Spool(Path root) throws IOException {
    Files.createDirectories(root);
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
    captures = Files.createDirectories(root.resolve("captures"));
  }

  /** A new folder for one capture; what an earlier attempt left in it is removed. */
  public CaptureFolder create(CaptureId id) throws IOException {
    CaptureFolder folder = new CaptureFolder(id, captures.resolve(id.value()));
    folder.delete();
    Files.createDirectory(folder.path());
    return folder;
  }

  /** The captures that are still here, oldest first. */
  public List<CaptureFolder> left() throws IOException {
    List<CaptureFolder> left = new ArrayList<>();
    try (Stream<Path> folders = Files.list(captures)) {
      for (Path folder : folders.sorted(Comparator.comparingLong(Spool::modified)).toList()) {
        idOf(folder).ifPresent(id -> left.add(new CaptureFolder(id, folder)));
      }
    }
    return left;
  }

  private static Optional<CaptureId> idOf(Path folder) {
    try {
      return Optional.of(new CaptureId(folder.getFileName().toString()));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private static long modified(Path folder) {
    return folder.toFile().lastModified();
  }
}
