package dev.stoop.worker.evidence;

import dev.stoop.alert.Alert;
import dev.stoop.alert.Origin;
import dev.stoop.capture.CaptureCommand;
import dev.stoop.capture.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the evidence says of itself in words, for those who open it in Wireshark. Text of the alert
 * is an attacker's to choose: it is cut and freed of control characters.
 */
final class EvidenceText {
  private static final int MOST_CHARACTERS = 1024;

  private EvidenceText() {}

  /** The section's comments. */
  static List<String> section(SpooledCapture capture, CaptureEnd end) {
    CaptureCommand command = capture.command();
    Alert alert = command.alert();
    return List.of(
        line(
            "Alert",
            part("", printable(alert.rule())),
            part("priority ", alert.priority().text()),
            part("at ", alert.time().toString()),
            part("output ", printable(alert.output())),
            part("id ", alert.id().value())),
        line(
            "Decision",
            part("", printable(command.reason())),
            part("policy ", printable(command.policy()))),
        line("Target", target(capture).toArray(String[]::new)),
        line(
            "Capture",
            part("id ", command.captureId().value()),
            part("incident ", command.incidentId().value()),
            part("from ", capture.began().toString()),
            part("until ", end.at().toString()),
            part("stopped by ", end.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ')),
            part("", end.detail()),
            part("each packet cut to ", snaplen(command)),
            part("", end.isIncomplete() ? "INCOMPLETE" : "")));
  }

  /** The comment on the first packet at or after the alert. */
  static String alertMark(Alert alert) {
    return "Alert: %s (%s) at %s; this is the first packet from then on"
        .formatted(printable(alert.rule()), alert.priority().text(), alert.time());
  }

  /** An interface's description. */
  static String interfaceOf(SpooledCapture capture) {
    return name(capture) + ", network namespace " + capture.networkNamespace();
  }

  /** The target as people call it. */
  static String name(SpooledCapture capture) {
    Origin origin = capture.command().alert().origin();
    if (capture.command().target() instanceof Target.Host) {
      return "node " + printable(capture.command().node());
    }
    if (origin.pod() != null) {
      return "pod " + printable(origin.namespace()) + "/" + printable(origin.pod());
    }
    return "container " + printable(capture.containerId());
  }

  private static List<String> target(SpooledCapture capture) {
    Origin origin = capture.command().alert().origin();
    List<String> parts = new ArrayList<>();
    parts.add(part("node ", printable(capture.command().node())));
    parts.add(part("", name(capture)));
    parts.add(part("container ", printable(origin.containerName())));
    parts.add(part("id ", printable(capture.containerId())));
    parts.add(part("image ", printable(origin.image())));
    parts.add(part("pod UID ", printable(origin.podUid())));
    parts.add(part("network namespace ", Long.toString(capture.networkNamespace())));
    return parts;
  }

  private static String snaplen(CaptureCommand command) {
    int snaplen = command.limits().snaplen();
    return snaplen == 0 ? "" : snaplen + " bytes";
  }

  /** A part without value is left out. */
  private static String part(String label, String value) {
    return value.isEmpty() ? "" : label + value;
  }

  private static String line(String label, String... parts) {
    return label
        + ": "
        + String.join("; ", List.of(parts).stream().filter(p -> !p.isEmpty()).toList());
  }

  /** One line of bounded length; nothing for what is not known. */
  static String printable(@Nullable String text) {
    if (text == null) {
      return "";
    }
    StringBuilder printable = new StringBuilder();
    text.codePoints()
        .limit(MOST_CHARACTERS)
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
        .forEach(printable::appendCodePoint);
    return printable.toString();
  }
}
