package dev.stoop.worker.testbed;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A process in a cgroup below {@code kubepods/burstable/podUID/ID}, as kubelet with the cgroupfs
 * driver makes them, in a given network namespace.
 */
public final class TestContainer implements AutoCloseable {
  /** Hierarchies of version 1 and 2 where a test may make groups, the most harmless first. */
  private static final List<Path> HIERARCHIES =
      Stream.of("systemd", "unified", "", "pids")
          .map(name -> Path.of("/sys/fs/cgroup", name))
          .toList();

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String id;
  private final String podUid;
  private final List<Path> made = new ArrayList<>();
  private final Process process;

  /** In a pod of its own. */
  public static TestContainer in(Path networkNamespace) throws IOException {
    return new TestContainer(networkNamespace, randomUid(), TestNetwork.randomHex(32));
  }

  public TestContainer(Path networkNamespace, String podUid, String id) throws IOException {
    Shell.require("nsenter", "sleep");
    this.id = id;
    this.podUid = podUid;
    Path group = makeGroup(Path.of("kubepods", "burstable", "pod" + podUid, id));
    process =
        new ProcessBuilder(
                "sh",
                "-c",
                "echo $$ > \"$1\" && exec nsenter --net=\"$2\" sleep 3600",
                "sh",
                group.resolve("cgroup.procs").toString(),
                networkNamespace.toString())
            .inheritIO()
            .start();
    awaitSleeping();
  }

  public String id() {
    return id;
  }

  public String podUid() {
    return podUid;
  }

  public long pid() {
    return process.pid();
  }

  /** Ends the process, as a crash would. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  private Path makeGroup(Path relative) throws IOException {
    Path hierarchy =
        HIERARCHIES.stream().filter(TestContainer::takesGroups).findFirst().orElse(null);
    Shell.need(hierarchy != null, "this test needs a cgroup hierarchy that it may write");
    Path group = Optional.ofNullable(hierarchy).orElseThrow();
    for (Path element : relative) {
      group = group.resolve(element);
      if (!Files.exists(group)) {
        Files.createDirectory(group);
        made.addFirst(group);
      }
    }
    return group;
  }

  private static boolean takesGroups(Path hierarchy) {
    Path probe = hierarchy.resolve("stoop-probe-" + TestNetwork.randomHex(4));
    try {
      Files.createDirectory(probe);
      boolean takes = Files.exists(probe.resolve("cgroup.procs"));
      Files.delete(probe);
      return takes;
    } catch (IOException e) {
      return false;
    }
  }

  /** Only then is it in its cgroup and its namespace. */
  private void awaitSleeping() throws IOException {
    Path name = Path.of("/proc", Long.toString(process.pid()), "comm");
    while (!Files.readString(name).strip().equals("sleep")) {
      if (!process.isAlive()) {
        throw new AssertionError("the container's process did not start");
      }
      Thread.onSpinWait();
    }
  }

  private static String randomUid() {
    return UUID.randomUUID().toString();
  }

  /** A group can be removed only some time after its last process; those still used are left. */
  @Override
  public void close() {
    kill();
    Path own = made.removeFirst();
    await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> Files.deleteIfExists(own));
    for (Path group : made) {
      try {
        Files.deleteIfExists(group);
      } catch (IOException stillUsed) {
        return;
      }
    }
  }
}
