package dev.stoop.indexer.document;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a Falco rule's tags say in MITRE ATT&amp;CK's words: {@code mitre_credential_access} is a
 * tactic, {@code T1552.001} a technique.
 */
record Threat(List<String> tactics, List<String> techniques) {
  private static final String TACTIC = "mitre_";
  private static final Pattern TECHNIQUE = Pattern.compile("[Tt]\\d{4}(\\.\\d{3})?");

  static Threat of(List<String> tags) {
    List<String> tactics =
        tags.stream()
            .filter(tag -> tag.toLowerCase(Locale.ROOT).startsWith(TACTIC))
            .map(tag -> tag.substring(TACTIC.length()).toLowerCase(Locale.ROOT).replace('_', ' '))
            .distinct()
            .toList();
    List<String> techniques =
        tags.stream()
            .filter(tag -> TECHNIQUE.matcher(tag).matches())
            .map(tag -> tag.toUpperCase(Locale.ROOT))
            .distinct()
            .toList();
    return new Threat(tactics, techniques);
  }

  boolean isKnown() {
    return !tactics.isEmpty() || !techniques.isEmpty();
  }
}
