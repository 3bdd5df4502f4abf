package dev.stoop.router.falco;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stoop.alert.Alert;
import dev.stoop.alert.IpAddress;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An alert's output fields as text by name; what Falco does not know is not there. */
final class OutputFields {
  private static final int MAXIMUM_NAME_LENGTH = 256;

  /** Characters of all fields together, so that a command with its alert fits into a record. */
  private static final int MAXIMUM_TOTAL = 64 * 1024;

  /** What each field may have when all together have too much: then all names still fit. */
  private static final int SHORT_FIELD_LENGTH = MAXIMUM_TOTAL / Alert.MAXIMUM_FIELDS;

  private final SortedMap<String, String> texts = new TreeMap<>();

  private OutputFields() {}

  /** Anything but an object has no fields. */
  static OutputFields of(@Nullable JsonNode node) {
    OutputFields fields = new OutputFields();
    if (node != null && node.isObject()) {
      node.properties().forEach(field -> fields.add(field.getKey(), field.getValue()));
    }
    return fields;
  }

  private void add(String name, JsonNode value) {
    String text = FalcoText.of(value, Alert.MAXIMUM_FIELD_LENGTH);
    if (text != null && name.length() <= MAXIMUM_NAME_LENGTH && isWhole(name)) {
      texts.put(name, text);
    }
  }

  private static boolean isWhole(String name) {
    return name.chars().noneMatch(c -> Character.isSurrogate((char) c));
  }

  @Nullable String text(String name) {
    return texts.get(name);
  }

  /** The first of the names that is known. */
  @Nullable String firstOf(String... names) {
    for (String name : names) {
      String text = texts.get(name);
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  OptionalLong number(String name) {
    String text = texts.get(name);
    try {
      return text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  Optional<IpAddress> address(String name) {
    return Optional.ofNullable(texts.get(name)).flatMap(IpAddress::parse);
  }

  OptionalInt port(String name) {
    String text = texts.get(name);
    return text == null ? OptionalInt.empty() : ConnectionText.port(text);
  }

  /** Everything, however many; what an alert's identity is made from. */
  SortedMap<String, String> all() {
    return texts;
  }

  /** As many, and as much of each, as an {@link Alert} may have: the first by name. */
  SortedMap<String, String> kept() {
    int total = texts.values().stream().mapToInt(String::length).sum();
    int length = total <= MAXIMUM_TOTAL ? Alert.MAXIMUM_FIELD_LENGTH : SHORT_FIELD_LENGTH;
    SortedMap<String, String> kept = new TreeMap<>();
    for (Map.Entry<String, String> field : texts.entrySet()) {
      if (kept.size() == Alert.MAXIMUM_FIELDS) {
        break;
      }
      kept.put(field.getKey(), FalcoText.cut(field.getValue(), length));
    }
    return kept;
  }
}
