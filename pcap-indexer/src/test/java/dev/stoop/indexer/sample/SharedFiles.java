package dev.stoop.indexer.sample;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Files that lie beside the repository: in {@code -Dstoop.shared}, or the nearest shared. */
public final class SharedFiles {
  public static final String NOT_THERE =
      "no ../shared beside the repository, and no -Dstoop.shared";

  private SharedFiles() {}

  public static Optional<Path> find(String path) {
    String given = System.getProperty("stoop.shared");
    Stream<Path> folders =
        given == null
            ? Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
                .map(at -> at.resolve("shared"))
            : Stream.of(Path.of(given));
    return folders.map(folder -> folder.resolve(path)).filter(Files::exists).findFirst();
  }
}
