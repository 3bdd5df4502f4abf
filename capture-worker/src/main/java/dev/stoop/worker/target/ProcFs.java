package dev.stoop.worker.target;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the worker reads of a {@code /proc} file system, proc(5).
 *
 * <p>Processes end while they are read about: whatever then cannot be read is empty, never an
 * error.
 *
 * @param root {@code /proc}, or where the node's is mounted
 */
public record ProcFs(Path root) {
  private static final int MOST_BYTES = 64 * 1024;
  private static final int FIELDS_FROM_STATE_TO_START_TIME = 19;

  /** Names the time since the kernel started; another one after each start. */
  public Optional<String> bootId() {
    return read(root.resolve("sys/kernel/random/boot_id")).map(String::strip);
  }

  /** The processes that exist now. */
  List<Integer> processes() throws IOException {
    List<Integer> pids = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root, "[1-9]*")) {
      for (Path entry : entries) {
        pidOf(entry.getFileName().toString()).ifPresent(pids::add);
      }
    }
    return pids;
  }

  private static Optional<Integer> pidOf(String name) {
    try {
      return Optional.of(Integer.valueOf(name));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The lines {@code hierarchy:controllers:path}. */
  Optional<String> cgroup(int pid) {
    return read(pid, "cgroup");
  }

  /** The name that the process or kernel thread has. */
  Optional<String> name(int pid) {
    return read(pid, "comm").map(String::strip);
  }

  /** When the process started, in clock ticks since boot: what tells it from a later one. */
  OptionalLong startTime(int pid) {
    return read(pid, "stat").map(ProcFs::startTime).orElseGet(OptionalLong::empty);
  }

  /** Whether the process that started then still runs. */
  boolean isAlive(int pid, long startTime) {
    OptionalLong now = startTime(pid);
    return now.isPresent() && now.getAsLong() == startTime;
  }

  /** Field 22; the name in field 2 may itself hold blanks and parentheses. */
  static OptionalLong startTime(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
    try {
      return OptionalLong.of(Long.parseLong(fields[FIELDS_FROM_STATE_TO_START_TIME]));
    } catch (ArrayIndexOutOfBoundsException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  Path networkNamespace(int pid) {
    return root.resolve(Integer.toString(pid)).resolve("ns/net");
  }

  /**
   * The namespace's number without opening it; empty when the process is gone or not ours to see.
   */
  OptionalLong networkNamespaceInode(int pid) {
    try {
      return OptionalLong.of((long) Files.getAttribute(networkNamespace(pid), "unix:ino"));
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  private Optional<String> read(int pid, String file) {
    return read(root.resolve(Integer.toString(pid)).resolve(file));
  }

  private static Optional<String> read(Path path) {
    // A third of the time that a channel's stream takes; a node may have thousands of processes.
    try (InputStream in = new FileInputStream(path.toFile())) {
      return Optional.of(new String(in.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
