package dev.stoop.worker.target;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a cgroup path says of a process: the pod and the containers that it runs in.
 *
 * <p>Reads the forms that kubelet, containerd, CRI-O and Docker write, with the cgroupfs and the
 * systemd driver, in hierarchies of version 1 and 2. CRI-O's monitor of a container ({@code
 * crio-conmon-}) is not in the container.
 *
 * @param podUid the outermost pod's UID as 32 hex digits without separators
 * @param containers ids of 64 hex digits, outermost first; the process is in the last one
 */
record CgroupPath(Optional<String> podUid, List<String> containers) {
  private static final Pattern CONTAINER =
      Pattern.compile("(?:(?:cri-containerd|crio|docker)-)?([0-9a-f]{64})(?:\\.scope)?");
  private static final Pattern POD =
      Pattern.compile(
          "(?:kubepods-(?:besteffort-|burstable-)?|[a-z-]+-kubepods-(?:besteffort-|burstable-)?)?"
              + "pod([0-9a-f]{8}(?:[-_]?[0-9a-f]{4}){3}[-_]?[0-9a-f]{12})(?:\\.slice)?");

  CgroupPath {
    containers = List.copyOf(containers);
  }

  /** The most telling of the paths in a {@code /proc/PID/cgroup} file, one line per hierarchy. */
  static CgroupPath ofProcess(String cgroupFile) {
    return cgroupFile
        .lines()
        .map(line -> parse(line.substring(line.indexOf(':', line.indexOf(':') + 1) + 1)))
        .max(Comparator.comparingInt(CgroupPath::said))
        .orElseGet(() -> parse(""));
  }

  /** Reads one path; containerd's {@code slice:prefix:id} form counts as three elements. */
  static CgroupPath parse(String path) {
    Optional<String> pod = Optional.empty();
    List<String> containers = new ArrayList<>();
    for (String element : path.split("[/:]", -1)) {
      Matcher container = CONTAINER.matcher(element);
      Matcher podElement = POD.matcher(element);
      if (container.matches()) {
        containers.add(container.group(1));
      } else if (pod.isEmpty() && podElement.matches()) {
        pod = Optional.of(digits(podElement.group(1)));
      }
    }
    return new CgroupPath(pod, containers);
  }

  /** The container that the process is in. */
  Optional<String> container() {
    return containers.isEmpty() ? Optional.empty() : Optional.of(containers.getLast());
  }

  /** How many containers are around the process. */
  int depth() {
    return containers.size();
  }

  /** Whether the process is in the container with this id, or beginning of an id. */
  boolean isInContainer(String idOrBeginning) {
    return container().filter(id -> id.startsWith(idOrBeginning)).isPresent();
  }

  /** Whether the process is in the pod, whose UID may be written with dashes or underscores. */
  boolean isInPod(String uid) {
    return podUid.filter(digits(uid)::equals).isPresent();
  }

  private int said() {
    return containers.size() * 2 + (podUid.isPresent() ? 1 : 0);
  }

  private static String digits(String uid) {
    return uid.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
  }
}
