package dev.stoop.worker.target;

import dev.stoop.worker.target.TargetException.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Finds the processes of a container or pod among all processes of the node.
 *
 * <p>Only those with the fewest containers around them count, so that no cgroup made inside a
 * container is taken for another container. The oldest comes first, which is the container's first
 * process: later ones may have moved to a namespace of their own.
 */
final class ContainerFinder {
  private final ProcFs proc;

  ContainerFinder(ProcFs proc) {
    this.proc = proc;
  }

  /** By all of a container's id or by its beginning; at least one process. */
  List<ContainerProcess> byContainer(String idOrBeginning) throws IOException {
    List<ContainerProcess> outermost =
        outermost(candidates(path -> path.isInContainer(idOrBeginning)));
    List<String> ids =
        outermost.stream().flatMap(p -> p.cgroup().container().stream()).distinct().toList();
    if (ids.size() > 1) {
      throw new TargetException(
          Reason.AMBIGUOUS,
          "container id %s fits %d containers on this node: %s"
              .formatted(idOrBeginning, ids.size(), String.join(", ", ids)));
    }
    return oldestFirst(outermost, "container " + idOrBeginning);
  }

  /** By a pod's UID, with dashes, underscores or neither; at least one process. */
  List<ContainerProcess> byPod(String uid) throws IOException {
    return oldestFirst(outermost(candidates(path -> path.isInPod(uid))), "pod " + uid);
  }

  private List<ContainerProcess> candidates(Predicate<CgroupPath> wanted) throws IOException {
    List<ContainerProcess> found = new ArrayList<>();
    for (int pid : proc.processes()) {
      Optional<CgroupPath> cgroup = proc.cgroup(pid).map(CgroupPath::ofProcess).filter(wanted);
      OptionalLong startTime = cgroup.isEmpty() ? OptionalLong.empty() : proc.startTime(pid);
      if (startTime.isPresent()) {
        found.add(new ContainerProcess(pid, startTime.getAsLong(), cgroup.orElseThrow()));
      }
    }
    return found;
  }

  private static List<ContainerProcess> outermost(List<ContainerProcess> found) {
    int least = found.stream().mapToInt(p -> p.cgroup().depth()).min().orElse(0);
    return found.stream().filter(p -> p.cgroup().depth() == least).toList();
  }

  private static List<ContainerProcess> oldestFirst(List<ContainerProcess> found, String what)
      throws TargetException {
    if (found.isEmpty()) {
      throw new TargetException(Reason.NOT_HERE, "no process of " + what + " runs on this node");
    }
    return found.stream()
        .sorted(
            Comparator.comparingLong(ContainerProcess::startTime)
                .thenComparingInt(ContainerProcess::pid))
        .toList();
  }
}
