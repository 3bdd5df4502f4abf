package dev.stoop.standalone.demo;

import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A pod as Kubernetes and the container runtime know it.
 *
 * @param uid of the pod
 * @param containerId 64 digits
 * @param address in the pod
 * @param gateway the other end of its cable
 */
record PodNames(
    String namespace, String pod, String uid, String containerId, String address, String gateway) {

  /**
   * A pod that has just been made: its ids are new.
   *
   * @param number gives it a network of its own
   */
  static PodNames of(String namespace, String pod, int number) {
    byte[] id = new byte[32];
    ThreadLocalRandom.current().nextBytes(id);
    return new PodNames(
        namespace,
        pod,
        UUID.randomUUID().toString(),
        HexFormat.of().formatHex(id),
        "10.77.%d.10".formatted(number),
        "10.77.%d.1".formatted(number));
  }

  /** As Falco names the container. */
  String shortContainerId() {
    return containerId.substring(0, 12);
  }
}
