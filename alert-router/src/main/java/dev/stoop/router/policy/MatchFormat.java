package dev.stoop.router.policy;

import dev.stoop.alert.Priority;
import dev.stoop.config.Section;
import dev.stoop.policy.CapturePolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The key {@code match}: which alerts a policy is for. */
final class MatchFormat {
  private final Section spec;

  MatchFormat(Section spec) {
    this.spec = spec;
  }

  CapturePolicy.Match read() {
    Section match = spec.section("match");
    if (!spec.has("match")) {
      spec.problem("match", "missing", "say which alerts, or match: {} for every alert");
    }
    CapturePolicy.Match conditions =
        new CapturePolicy.Match(
            texts(match, "rules"),
            match
                .value(
                    "minimumPriority",
                    Priority::parse,
                    Choice.hint(Priority.values(), Priority::text))
                .orElse(null),
            texts(match, "tags"),
            texts(match, "sources"),
            texts(match, "namespaces"),
            texts(match, "excludeNamespaces"),
            fields(match.section("fields")));
    match.rejectUnknown();
    return conditions;
  }

  private static Map<String, List<String>> fields(Section section) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    section.keys().forEach(name -> fields.put(name, texts(section, name)));
    return fields;
  }

  /** A list that is there but empty would read as "none of them" and act as "all of them". */
  private static List<String> texts(Section section, String key) {
    List<String> texts = section.texts(key);
    if (section.has(key) && (texts.isEmpty() || texts.stream().anyMatch(String::isBlank))) {
      section.problem(key, "an empty list or text", "name what to match, or leave the key out");
    }
    return texts;
  }
}
