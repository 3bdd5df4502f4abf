package dev.stoop.worker.command;

import dev.stoop.capture.CaptureId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * The ids of captures that have begun on this node, on disk. Only the last {@value #MOST} are kept:
 * more than a day's commands can hardly be, and a command does not live longer. One thread at a
 * time.
 */
public final class BegunCaptures {
  static final int MOST = 10_000;

  private final Path file;
  private final SequencedSet<String> ids = new LinkedHashSet<>();
  private int lines;

  /** Reads what an earlier run has left; lines that are no ids are passed over. */
  public BegunCaptures(Path file) throws IOException {
    this.file = file;
    for (String line : readLines()) {
      keep(line);
    }
    rewrite();
  }

  boolean contains(CaptureId id) {
    return ids.contains(id.value());
  }

  /** Remembers; it is on disk when this returns. */
  void add(CaptureId id) throws IOException {
    Files.writeString(file, id + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    keep(id.value());
    lines++;
    if (lines > 2 * MOST) {
      rewrite();
    }
  }

  private void keep(String id) {
    ids.add(id);
    if (ids.size() > MOST) {
      ids.removeFirst();
    }
  }

  private List<String> readLines() throws IOException {
    try {
      return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException first) {
      return new ArrayList<>();
    }
  }

  private void rewrite() throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.write(part, ids);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    lines = ids.size();
  }
}
