package dev.stoop.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads YAML 1.2 files of bounded size into sections that know their lines. Each document of a file
 * is a section of its own.
 */
public final class YamlFile {
  private static final int MAXIMUM_BYTES = 1024 * 1024;
  private static final int MAXIMUM_ALIASES = 20;

  private YamlFile() {}

  /**
   * The documents of a file. What cannot be read is added to the problems and left out.
   *
   * @param problems added to, never cleared
   */
  public static List<Section> read(Path file, List<Problem> problems) {
    String name = file.toString();
    try {
      if (Files.size(file) > MAXIMUM_BYTES) {
        problems.add(whole(name, "larger than " + MAXIMUM_BYTES + " bytes", "split it"));
        return List.of();
      }
      return parse(name, Files.readString(file, StandardCharsets.UTF_8), problems);
    } catch (IOException e) {
      problems.add(
          whole(name, "cannot be read: " + e, "name a UTF-8 file that this user may read"));
      return List.of();
    }
  }

  /** The documents of a text; the name stands for it in problems. */
  public static List<Section> parse(String name, String text, List<Problem> problems) {
    List<Section> documents = new ArrayList<>();
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(name)
            .setMaxAliasesForCollections(MAXIMUM_ALIASES)
            .setCodePointLimit(MAXIMUM_BYTES)
            .setUseMarks(true)
            .build();
    try {
      for (Node node : new Compose(settings).composeAllFromString(text)) {
        document(name, node, problems, documents);
      }
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(m -> m.getLine() + 1).orElse(0);
      problems.add(
          new Problem(
              new Place(name, line), "", "not YAML: " + e.getProblem(), "check the indentation"));
    } catch (YamlEngineException e) {
      problems.add(whole(name, "not YAML: " + e.getMessage(), "check the indentation"));
    }
    return documents;
  }

  private static void document(
      String name, Node node, List<Problem> problems, List<Section> documents) {
    if (node instanceof MappingNode mapping) {
      documents.add(Section.of(name, mapping, problems));
    } else if (!Section.isNull(node)) {
      problems.add(
          new Problem(
              Section.place(name, node), "", "a list or a single value", "write key: value lines"));
    }
  }

  private static Problem whole(String file, String what, String hint) {
    return new Problem(new Place(file, 0), "", what, hint);
  }
}
