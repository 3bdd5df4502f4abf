package dev.stoop.alert;

import java.util.regex.Pattern;

/** The forms of container ids and pod UIDs that may be looked for on a node. */
public final class ContainerIds {
  private static final Pattern CONTAINER_ID = Pattern.compile("[0-9a-f]{12,64}");
  private static final Pattern POD_UID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32}");

  private ContainerIds() {}

  /** Falco gives the first 12 digits, runtimes know 64. */
  public static boolean isContainerId(String text) {
    return CONTAINER_ID.matcher(text).matches();
  }

  /** A UUID, or 32 digits as static pods have it. */
  public static boolean isPodUid(String text) {
    return POD_UID.matcher(text).matches();
  }

  public static void requireContainerId(String text) {
    if (!isContainerId(text)) {
      throw new IllegalArgumentException(
          "container id: 12 to 64 lower-case hexadecimal digits wanted");
    }
  }

  public static void requirePodUid(String text) {
    if (!isPodUid(text)) {
      throw new IllegalArgumentException("pod UID: a lower-case UUID wanted");
    }
  }
}
