package dev.stoop.worker.target;

import dev.stoop.capture.Scope;
import dev.stoop.capture.Target;
import dev.stoop.worker.kernel.KernelException;
import dev.stoop.worker.netns.NetworkNamespace;
import dev.stoop.worker.target.TargetException.Reason;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Opens the network namespace of a target on this node.
 *
 * <p>Safe for use by several threads.
 */
public final class TargetResolver {
  private final ProcFs proc;
  private final ContainerFinder containers;
  private final NodeNamespace node;

  public TargetResolver(ProcFs proc, NodeNamespace node) {
    this.proc = proc;
    this.containers = new ContainerFinder(proc);
    this.node = node;
  }

  /** Whether anybody is left in the namespace. */
  public NamespaceWatch watch(TargetNamespace target) {
    return new NamespaceWatch(proc, target.namespace().inode());
  }

  /**
   * Finds and opens the target's namespace.
   *
   * @param scope only {@link Scope#NODE} may reach into the node's own namespace
   * @throws TargetException when the target is not here, is not one, or is the node itself
   * @throws dev.stoop.worker.kernel.MissingCapabilityException when the kernel denies it
   */
  public TargetNamespace open(Target target, Scope scope) throws IOException {
    TargetNamespace found =
        switch (target) {
          case Target.Container(String id) -> firstAlive(containers.byContainer(id));
          case Target.Pod(String uid) -> firstAlive(containers.byPod(uid));
          case Target.Host() -> new TargetNamespace(node.open(), Optional.empty());
        };
    try {
      if (scope != Scope.NODE) {
        refuseNode(found.namespace());
      }
      return found;
    } catch (IOException e) {
      found.close();
      throw e;
    }
  }

  /** The first that still runs: a container's first process may have ended before the others. */
  private TargetNamespace firstAlive(List<ContainerProcess> processes) throws IOException {
    for (ContainerProcess process : processes) {
      Optional<TargetNamespace> opened = openIfAlive(process);
      if (opened.isPresent()) {
        return opened.get();
      }
    }
    throw new TargetException(Reason.GONE, "the target's last process on this node ended just now");
  }

  /** Only after the namespace is open is it sure that the process still was the one found. */
  private Optional<TargetNamespace> openIfAlive(ContainerProcess process) throws IOException {
    try {
      NetworkNamespace namespace = NetworkNamespace.open(proc.networkNamespace(process.pid()));
      if (proc.isAlive(process.pid(), process.startTime())) {
        return Optional.of(new TargetNamespace(namespace, process.cgroup().container()));
      }
      namespace.close();
      return Optional.empty();
    } catch (KernelException e) {
      if (e.isAbsent()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private void refuseNode(NetworkNamespace namespace) throws IOException {
    try (NetworkNamespace own = node.open()) {
      if (own.inode() == namespace.inode()) {
        throw new TargetException(
            Reason.HOST_NETWORK,
            "the target shares the node's network namespace: only a policy of scope Node may"
                + " capture there");
      }
    }
  }
}
