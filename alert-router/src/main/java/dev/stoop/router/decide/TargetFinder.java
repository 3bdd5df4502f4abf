package dev.stoop.router.decide;

import dev.stoop.alert.Alert;
import dev.stoop.alert.Origin;
import dev.stoop.capture.Scope;
import dev.stoop.capture.Target;

/** Finds the network namespace that an alert is about. */
final class TargetFinder {
  private static final String SYSCALL = "syscall";
  private static final String INTERNAL = "internal";
  private static final String INTERNAL_RULE = "Falco internal";
  private static final String HOST = "host";

  private TargetFinder() {}

  /** What was found. */
  sealed interface Finding {
    /** Something that a worker can look for. */
    record Found(Target target) implements Finding {}

    /** Nothing, and why. */
    record None(String reason) implements Finding {}
  }

  static Finding find(Alert alert, Scope scope) {
    if (alert.source().equals(INTERNAL) || alert.rule().startsWith(INTERNAL_RULE)) {
      return new Finding.None("Falco says it about itself: there is nothing to capture");
    }
    return scope == Scope.NODE ? node(alert) : container(alert);
  }

  /** Only system calls happen where Falco runs; an audit log, say, may be read anywhere. */
  private static Finding node(Alert alert) {
    return alert.source().equals(SYSCALL)
        ? new Finding.Found(new Target.Host())
        : new Finding.None(
            "an alert from " + alert.source() + " names the node that read it, not where it was");
  }

  private static Finding container(Alert alert) {
    Origin origin = alert.origin();
    // The worker would refuse it; said here, a person finds the reason in the decision.
    if (Boolean.TRUE.equals(origin.hostNetwork())) {
      return new Finding.None(
          "its container shares the node's network: only a policy with scope Node captures that");
    }
    if (origin.containerId() != null) {
      return new Finding.Found(new Target.Container(origin.containerId()));
    }
    if (origin.podUid() != null) {
      return new Finding.Found(new Target.Pod(origin.podUid()));
    }
    return new Finding.None(why(alert));
  }

  private static String why(Alert alert) {
    Origin origin = alert.origin();
    if (HOST.equals(alert.field("container.id"))) {
      return "a process of the node, in no container: only a policy with scope Node captures that";
    }
    if (origin.pod() != null) {
      return "it names the pod "
          + origin.namespace()
          + "/"
          + origin.pod()
          + " but neither container id nor pod UID, and there is no view of the cluster to ask";
    }
    return "it names neither a container id nor a pod UID";
  }
}
