package dev.stoop.router.falco;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.stoop.alert.Alert;
import dev.stoop.alert.Priority;
import dev.stoop.kafka.Decoded;
import dev.stoop.kafka.Json;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads alerts as Falco posts them and as Falcosidekick writes them. Never throws: what is no alert
 * is a reason. Safe for use by several threads.
 *
 * @see <a href="https://falco.org/docs/concepts/outputs/formatting/">Falco: output formatting</a>
 */
public final class FalcoAlertReader {
  private static final String SYSCALL = "syscall";
  private static final String OLD_SYSCALL = "syscalls";

  private static final int MAXIMUM_HEAD_LENGTH = 512;
  private static final int MAXIMUM_REASON_LENGTH = 200;
  private static final int MAXIMUM_TAGS = 64;
  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private FalcoAlertReader() {}

  /** Reads one record's value. */
  public static Decoded<Alert> read(byte @Nullable [] bytes) {
    if (bytes == null) {
      return new Decoded.Unreadable<>("no value");
    }
    try {
      // Bytes that are no UTF-8 become U+FFFD: a process must not get unseen by choosing its name.
      String text = new String(bytes, StandardCharsets.UTF_8);
      return alert(Json.MAPPER.readTree(text));
    } catch (JsonProcessingException e) {
      return unreadable("not JSON: " + e.getOriginalMessage());
    } catch (RuntimeException e) {
      return unreadable("not an alert: " + e.getMessage());
    }
  }

  private static Decoded<Alert> alert(JsonNode json) {
    if (!json.isObject()) {
      return unreadable("not a JSON object");
    }
    String rule = head(json, "rule");
    if (rule == null || rule.isBlank()) {
      return unreadable("rule: missing");
    }
    String time = head(json, "time");
    Optional<Instant> happened = time(time);
    if (happened.isEmpty()) {
      return unreadable("time: " + (time == null ? "missing" : "not RFC 3339: " + time));
    }
    String priority = head(json, "priority");
    Optional<Priority> severity = Optional.ofNullable(priority).flatMap(Priority::parse);
    return severity.isEmpty()
        ? unreadable("priority: " + (priority == null ? "missing" : "unknown: " + priority))
        : new Decoded.Value<>(alert(json, rule, happened.get(), severity.get()));
  }

  private static Alert alert(JsonNode json, String rule, Instant time, Priority priority) {
    OutputFields fields = OutputFields.of(json.get("output_fields"));
    String source = source(head(json, "source"));
    String named = head(json, "hostname");
    String hostname = named == null ? fields.text("evt.hostname") : named;
    return new Alert(
        AlertIdentity.of(rule, time, hostname, source, fields.all()),
        time,
        rule,
        priority,
        source,
        tags(json.get("tags")),
        hostname,
        FalcoText.of(json.get("output"), Alert.MAXIMUM_FIELD_LENGTH),
        AlertedPlace.origin(source, fields),
        AlertedPlace.process(fields),
        ConnectionText.of(fields),
        fields.kept());
  }

  private static @Nullable String head(JsonNode json, String key) {
    return FalcoText.of(json.get(key), MAXIMUM_HEAD_LENGTH);
  }

  private static String source(@Nullable String source) {
    return source == null || source.equals(OLD_SYSCALL) ? SYSCALL : source;
  }

  private static Optional<Instant> time(@Nullable String text) {
    try {
      return Optional.ofNullable(text)
          .map(known -> DateTimeFormatter.ISO_INSTANT.parse(known, Instant::from))
          .filter(time -> !time.isBefore(EARLIEST) && !time.isAfter(LATEST));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static List<String> tags(@Nullable JsonNode node) {
    List<String> tags = new ArrayList<>();
    if (node != null && node.isArray()) {
      for (JsonNode tag : node) {
        String text = FalcoText.of(tag, MAXIMUM_HEAD_LENGTH);
        if (text != null && tags.size() < MAXIMUM_TAGS) {
          tags.add(text);
        }
      }
    }
    return tags;
  }

  private static Decoded<Alert> unreadable(String reason) {
    return new Decoded.Unreadable<>(FalcoText.bounded(reason, MAXIMUM_REASON_LENGTH));
  }
}
