package dev.stoop.worker;

import dev.stoop.config.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a worker must be told.
 *
 * @param node as commands name it, which is as Falco does
 * @param spool a folder of the worker's own
 * @param capacity captures that run at once at most
 * @param proc the node's process file system
 * @param nodeNamespace the node's own network namespace; null: found out
 */
public record WorkerSettings(
    String node, Path spool, int capacity, Path proc, @Nullable Path nodeNamespace) {
  /** Captures that run at once unless configured otherwise. */
  public static final int DEFAULT_CAPACITY = 16;

  private static final Path DEFAULT_SPOOL = Path.of("/var/lib/stoop/spool");
  private static final Path DEFAULT_PROC = Path.of("/proc");
  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");
  private static final int MOST_CAPACITY = 1024;

  public WorkerSettings {
    if (node.isBlank()) {
      throw new IllegalArgumentException("a worker needs the name of its node");
    }
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity: at least 1 wanted, not " + capacity);
    }
  }

  /** A worker for this machine with its spool in the given folder. */
  public static WorkerSettings of(Path spool) {
    return new WorkerSettings(hostName(), spool, DEFAULT_CAPACITY, DEFAULT_PROC, null);
  }

  /** Reads the section {@code worker}; what is wrong is added to the section's problems. */
  public static WorkerSettings from(Section section) {
    WorkerSettings settings =
        new WorkerSettings(
            section
                .text("node")
                .filter(name -> !name.isBlank())
                .orElseGet(WorkerSettings::hostName),
            section.text("spool").map(Path::of).orElse(DEFAULT_SPOOL),
            (int) section.number("capacity", DEFAULT_CAPACITY, 1, MOST_CAPACITY),
            section.text("proc").map(Path::of).orElse(DEFAULT_PROC),
            section.text("nodeNamespace").map(Path::of).orElse(null));
    section.rejectUnknown();
    return settings;
  }

  /** What Kubernetes tells the pod, otherwise the machine's own name. */
  private static String hostName() {
    return Optional.ofNullable(System.getenv("NODE_NAME"))
        .filter(name -> !name.isBlank())
        .orElseGet(WorkerSettings::machineName);
  }

  private static String machineName() {
    try {
      return Files.readString(HOST_NAME).strip();
    } catch (IOException e) {
      return "localhost";
    }
  }
}
