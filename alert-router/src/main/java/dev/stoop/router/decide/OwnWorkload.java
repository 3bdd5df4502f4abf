package dev.stoop.router.decide;

import dev.stoop.alert.Alert;
import dev.stoop.alert.Origin;
import dev.stoop.router.policy.Wildcard;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognises alerts about Stoop itself. A worker that opens a packet socket raises an alert; a
 * capture because of that would raise the next one. What is recognised here is never captured, so
 * nothing belongs here that an attacker could take on: an image name, for example, is anybody's to
 * choose.
 *
 * @param images of containers, with their tags; {@code *} stands for any text
 * @param pods as {@code namespace/pod}
 * @param containers ids of 12 to 64 digits
 * @param processes pids on the node, of processes in no container
 */
public record OwnWorkload(
    List<String> images, List<String> pods, List<String> containers, Set<Long> processes) {

  /** What the manifests make: everything in the namespace {@code stoop}. */
  public static final OwnWorkload DEFAULT =
      new OwnWorkload(List.of(), List.of("stoop/*"), List.of(), Set.of());

  public OwnWorkload {
    images = List.copyOf(images);
    pods = List.copyOf(pods);
    containers = List.copyOf(containers);
    processes = Set.copyOf(processes);
  }

  /** Says by what the alert is about us; empty where it is not. */
  public Optional<String> recognise(Alert alert) {
    Origin origin = alert.origin();
    if (anyMatches(images, origin.image())) {
      return Optional.of("its image " + origin.image() + " is ours");
    }
    String pod = origin.pod() == null ? "" : origin.pod();
    if (origin.namespace() != null && anyMatches(pods, origin.namespace() + "/" + pod)) {
      return Optional.of("its pod " + origin.namespace() + "/" + pod + " is ours");
    }
    String container = origin.containerId();
    if (container != null) {
      return containers.stream().anyMatch(own -> isSame(own, container))
          ? Optional.of("its container " + container + " is ours")
          : Optional.empty();
    }
    Long pid = alert.process().pid();
    return pid != null && processes.contains(pid)
        ? Optional.of("its process " + pid + " is ours")
        : Optional.empty();
  }

  private static boolean anyMatches(Collection<String> patterns, @Nullable String text) {
    return text != null
        && patterns.stream().anyMatch(pattern -> new Wildcard(pattern).matches(text));
  }

  /** One may be the short form of the other. */
  private static boolean isSame(String one, String other) {
    return one.startsWith(other) || other.startsWith(one);
  }
}
