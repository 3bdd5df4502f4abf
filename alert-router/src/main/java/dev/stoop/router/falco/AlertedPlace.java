package dev.stoop.router.falco;

import dev.stoop.alert.AlertedProcess;
import dev.stoop.alert.ContainerIds;
import dev.stoop.alert.IpAddress;
import dev.stoop.alert.Origin;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds in an alert's fields where it happened: container, pod, process. */
final class AlertedPlace {
  private static final String AUDIT = "k8s_audit";
  private static final String HOST = "host";

  private AlertedPlace() {}

  static Origin origin(String source, OutputFields fields) {
    String containerName = fields.text("container.name");
    return new Origin(
        containerId(fields),
        HOST.equals(containerName) ? null : containerName,
        image(fields),
        source.equals(AUDIT) ? fields.text("ka.target.namespace") : fields.text("k8s.ns.name"),
        source.equals(AUDIT) ? auditedPod(fields) : fields.text("k8s.pod.name"),
        checked(fields.firstOf("k8s.pod.uid", "k8s.pod.id"), ContainerIds::isPodUid),
        fields.address("k8s.pod.ip").orElse((IpAddress) null),
        flag(fields.text("container.host_network")));
  }

  static AlertedProcess process(OutputFields fields) {
    OptionalLong pid = fields.number("proc.pid");
    return new AlertedProcess(
        pid.isPresent() && pid.getAsLong() > 0 ? pid.getAsLong() : null,
        fields.text("proc.name"),
        fields.text("proc.cmdline"),
        fields.firstOf("proc.exepath", "proc.exe"),
        fields.text("proc.pname"),
        fields.text("user.name"));
  }

  /** The full id where it is given; {@code host} and anything else is no container's. */
  private static @Nullable String containerId(OutputFields fields) {
    String full = checked(fields.text("container.full_id"), ContainerIds::isContainerId);
    return full != null ? full : checked(fields.text("container.id"), ContainerIds::isContainerId);
  }

  private static @Nullable String image(OutputFields fields) {
    String repository = fields.text("container.image.repository");
    if (repository == null) {
      return fields.text("container.image");
    }
    String tag = fields.text("container.image.tag");
    return tag == null ? repository : repository + ":" + tag;
  }

  /** The audit log's target is a pod's name only where its resource is pods. */
  private static @Nullable String auditedPod(OutputFields fields) {
    String resource = fields.text("ka.target.resource");
    return resource == null || resource.equals("pods")
        ? fields.firstOf("ka.target.pod.name", "ka.target.name")
        : fields.text("ka.target.pod.name");
  }

  private static @Nullable Boolean flag(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return switch (text) {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> null;
    };
  }

  private static @Nullable String checked(@Nullable String text, Predicate<String> form) {
    if (text == null) {
      return null;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    return form.test(lower) ? lower : null;
  }
}
