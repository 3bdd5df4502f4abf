package dev.stoop.alert;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One Falco alert, normalised: whoever delivered it, however its fields were typed, "unknown" is
 * null. All text in it is an attacker's to choose.
 *
 * @param time when the event happened, from the alert itself; up to nanoseconds
 * @param source {@code syscall}, {@code k8s_audit}, ...; never {@code syscalls}
 * @param hostname the node where FALCO_HOSTNAME is set, otherwise Falco's own host name
 * @param output the sentence that Falco prints
 * @param connection null where the alert names none
 * @param fields all output fields as text, cut to {@link #MAXIMUM_FIELD_LENGTH}; unknown ones left
 *     out
 */
public record Alert(
    AlertId id,
    Instant time,
    String rule,
    Priority priority,
    String source,
    List<String> tags,
    @Nullable String hostname,
    @Nullable String output,
    Origin origin,
    AlertedProcess process,
    @Nullable Connection connection,
    SortedMap<String, String> fields) {

  /** Characters of one field's text, and of the output, that are kept. */
  public static final int MAXIMUM_FIELD_LENGTH = 4096;

  /** Fields that are kept; Falco's own rules print about twenty. */
  public static final int MAXIMUM_FIELDS = 256;

  public Alert {
    if (rule.isBlank()) {
      throw new IllegalArgumentException("alert without a rule");
    }
    if (fields.size() > MAXIMUM_FIELDS) {
      throw new IllegalArgumentException(
          "alert with " + fields.size() + " fields, at most " + MAXIMUM_FIELDS + " wanted");
    }
    tags = List.copyOf(tags);
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }

  /** One field's text, null where it is unknown. */
  public @Nullable String field(String name) {
    return fields.get(name);
  }

  /** An alert that says nothing but its head; for tests and for alerts of the project's own. */
  public static Alert bare(AlertId id, Instant time, String rule, Priority priority) {
    return new Alert(
        id,
        time,
        rule,
        priority,
        "syscall",
        List.of(),
        null,
        null,
        Origin.UNKNOWN,
        AlertedProcess.UNKNOWN,
        null,
        new TreeMap<>(Map.of()));
  }
}
