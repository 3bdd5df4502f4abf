package dev.stoop.standalone.demo;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A container's control group with the name that the kubelet gives it (cgroupfs driver), in the
 * hierarchy of this machine that such a group would be in. Closing it removes what it made.
 */
final class Cgroup implements Closeable {
  private static final Path MOUNTS = Path.of("/proc/self/mounts");
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);

  private final Path folder;
  private final List<Path> made;

  private Cgroup(Path folder, List<Path> made) {
    this.folder = folder;
    this.made = made;
  }

  /**
   * Makes the group.
   *
   * @throws IOException when no hierarchy of this machine can be written to
   */
  static Cgroup make(String podUid, String containerId) throws IOException {
    Path name = Path.of("kubepods", "burstable", "pod" + podUid, containerId);
    List<Path> mounts = mounts(Files.readString(MOUNTS));
    IOException cause = new IOException("no control groups are mounted");
    for (Path mount : mounts) {
      try {
        return new Cgroup(mount.resolve(name), makeFolders(mount, name));
      } catch (IOException e) {
        cause = e;
      }
    }
    throw new IOException("no control group can be made in any of " + mounts, cause);
  }

  /**
   * The hierarchies to try, in order. Where there are controllers of version 1, container runtimes
   * use those; {@code cpuset} takes no process before it was given processors.
   */
  static List<Path> mounts(String mountTable) {
    return mountTable
        .lines()
        .map(line -> line.split(" ", -1))
        .filter(fields -> fields.length > 3)
        .filter(fields -> fields[2].equals("cgroup") || fields[2].equals("cgroup2"))
        .filter(fields -> !fields[3].contains("cpuset"))
        .sorted(Comparator.comparing(fields -> fields[2]))
        .map(fields -> Path.of(fields[1]))
        .toList();
  }

  /** Moves a process into the group. */
  void add(long pid) throws IOException {
    Files.writeString(folder.resolve("cgroup.procs"), Long.toString(pid));
  }

  private static List<Path> makeFolders(Path mount, Path name) throws IOException {
    List<Path> made = new ArrayList<>();
    Path folder = mount;
    for (Path part : name) {
      folder = folder.resolve(part);
      if (!Files.exists(folder)) {
        Files.createDirectory(folder);
        made.addFirst(folder);
      }
    }
    return made;
  }

  /** Removes the folders that it made, once their last process has ended. */
  @Override
  public void close() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (Path made : made) {
      while (!remove(made) && System.nanoTime() < deadline) {
        LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
      }
    }
  }

  /** Whether it is gone, or is another's now, too: a parent with other groups in it stays. */
  private static boolean remove(Path folder) {
    try {
      Files.deleteIfExists(folder);
      return true;
    } catch (IOException e) {
      return hasGroups(folder);
    }
  }

  private static boolean hasGroups(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.anyMatch(Files::isDirectory);
    } catch (IOException e) {
      return true;
    }
  }
}
