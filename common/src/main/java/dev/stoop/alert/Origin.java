package dev.stoop.alert;

import org.jspecify.annotations.Nullable;

/**
 * Where an alert happened, as far as it says. Everything here can be chosen by an attacker, but for
 * the forms that are checked.
 *
 * @param containerId 12 to 64 lower-case hexadecimal digits; null for host processes and where
 *     unknown
 * @param namespace the Kubernetes namespace
 * @param pod the pod's name
 * @param podUid the pod's UID, lower case with dashes
 * @param podIp the pod's address
 * @param hostNetwork whether the container shares the node's network namespace; null where unknown
 */
public record Origin(
    @Nullable String containerId,
    @Nullable String containerName,
    @Nullable String image,
    @Nullable String namespace,
    @Nullable String pod,
    @Nullable String podUid,
    @Nullable IpAddress podIp,
    @Nullable Boolean hostNetwork) {

  /** Nothing known. */
  public static final Origin UNKNOWN = new Origin(null, null, null, null, null, null, null, null);

  public Origin {
    if (containerId != null) {
      ContainerIds.requireContainerId(containerId);
    }
    if (podUid != null) {
      ContainerIds.requirePodUid(podUid);
    }
  }
}
