package dev.stoop.indexer;

import dev.stoop.config.Section;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the indexer can be told, under {@code indexer:} in the configuration.
 *
 * @param instance this indexer's name; of two with the same name only the later one works
 * @param folder where evidence lies while it is read
 */
public record IndexerSettings(String instance, Path folder) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");
  private static final String HINT = "1 to 100 of the characters A-Z a-z 0-9 . _ -";

  /** The instance is called as its host, or its pod, where that says how it is called. */
  public static final IndexerSettings DEFAULT =
      new IndexerSettings(nameOr("indexer", System.getenv("HOSTNAME")), Path.of("data/indexer"));

  public IndexerSettings {
    if (!isName(instance)) {
      throw new IllegalArgumentException("instance: " + HINT);
    }
  }

  /** Reads the section {@code indexer}; what is wrong goes to the section's problems. */
  public static IndexerSettings from(Section section) {
    IndexerSettings settings =
        new IndexerSettings(
            section
                .value("instance", text -> Optional.of(text).filter(IndexerSettings::isName), HINT)
                .orElse(DEFAULT.instance),
            section.text("folder").map(Path::of).orElse(DEFAULT.folder));
    section.rejectUnknown();
    return settings;
  }

  private static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  private static String nameOr(String otherwise, @Nullable String text) {
    return text != null && isName(text) ? text : otherwise;
  }
}
