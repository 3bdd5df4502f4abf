package dev.stoop.router.falco;

import dev.stoop.alert.AlertId;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What makes two records one alert: rule, time, host, source and Falco's fields, however they were
 * delivered. Falcosidekick's uuid is new for every delivery, its output text may be reformatted,
 * and the fields that it adds have no class: {@code cluster}, but {@code proc.name}.
 */
final class AlertIdentity {
  /** Falcosidekick may cut a text after 507 bytes; what is before is the same in both. */
  private static final int COMPARED_BYTES = 500;

  private AlertIdentity() {}

  static AlertId of(
      String rule,
      Instant time,
      @Nullable String hostname,
      String source,
      SortedMap<String, String> fields) {
    StringBuilder canonical = new StringBuilder(512);
    append(canonical, rule);
    append(canonical, time.toString());
    append(canonical, hostname == null ? "" : hostname);
    append(canonical, source);
    for (Map.Entry<String, String> field : fields.entrySet()) {
      if (field.getKey().indexOf('.') >= 0) {
        append(canonical, field.getKey());
        append(canonical, beginning(field.getValue()));
      }
    }
    return AlertId.of(canonical.toString());
  }

  /** With its length before it, so that no two lists of parts read alike. */
  private static void append(StringBuilder canonical, String part) {
    canonical.append(part.length()).append(':').append(part);
  }

  private static String beginning(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      bytes += utf8Length(character);
      if (bytes > COMPARED_BYTES) {
        return text.substring(0, i);
      }
      i += Character.charCount(character);
    }
    return text;
  }

  private static int utf8Length(int character) {
    if (character < 0x80) {
      return 1;
    }
    if (character < 0x800) {
      return 2;
    }
    return character < 0x10000 ? 3 : 4;
  }
}
