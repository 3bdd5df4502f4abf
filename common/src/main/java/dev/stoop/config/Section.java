package dev.stoop.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping of a YAML file, read key by key. What is wrong goes into one list of problems, and the
 * default is answered, so that reading goes on and a person sees everything at once. At the end
 * call {@link #rejectUnknown}.
 */
public final class Section {
  private final String file;
  private final String path;
  private final int line;
  private final Map<String, Node> entries = new LinkedHashMap<>();
  private final Set<String> known = new LinkedHashSet<>();
  private final List<Problem> problems;

  private Section(String file, String path, int line, List<Problem> problems) {
    this.file = file;
    this.path = path;
    this.line = line;
    this.problems = problems;
  }

  static Section of(String file, MappingNode node, List<Problem> problems) {
    return of(file, "", node, problems);
  }

  private static Section of(String file, String path, MappingNode node, List<Problem> problems) {
    Section section = new Section(file, path, place(file, node).line(), problems);
    for (NodeTuple entry : node.getValue()) {
      if (entry.getKeyNode() instanceof ScalarNode key) {
        if (section.entries.put(key.getValue(), entry.getValueNode()) != null) {
          section.problem(key.getValue(), "given twice", "keep one of them");
        }
      } else {
        section.problem("", "a key that is no text", "write key: value");
      }
    }
    return section;
  }

  static Place place(String file, Node node) {
    return new Place(file, node.getStartMark().map(m -> m.getLine() + 1).orElse(0));
  }

  static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  /** Where it begins. */
  public Place place() {
    return new Place(file, line);
  }

  /** Where a key's value is; where the section begins, if the key is missing. */
  public Place place(String key) {
    Node node = entries.get(key);
    return node == null ? place() : place(file, node);
  }

  public boolean has(String key) {
    return find(key).isPresent();
  }

  /** Text of a single value. */
  public Optional<String> text(String key) {
    return find(key).flatMap(node -> scalar(key, node));
  }

  public String text(String key, String otherwise) {
    return text(key).orElse(otherwise);
  }

  /** A text that must be there; the empty one where it is not. */
  public String required(String key, String hint) {
    Optional<String> text = text(key);
    if (text.isEmpty() && find(key).isEmpty()) {
      problem(key, "missing", hint);
    }
    return text.orElse("");
  }

  /** A whole number within the bounds, both included. */
  public long number(String key, long otherwise, long least, long most) {
    return text(key)
        .flatMap(text -> parsed(key, text, Section::toLong, "a whole number, as 10"))
        .flatMap(n -> within(key, n, least, most))
        .orElse(otherwise);
  }

  public boolean flag(String key, boolean otherwise) {
    return text(key)
        .flatMap(text -> parsed(key, text, Section::toBoolean, "true or false"))
        .orElse(otherwise);
  }

  /** A time with its unit, as {@code 30s}. */
  public Optional<Duration> duration(String key) {
    return text(key)
        .flatMap(
            text ->
                parsed(
                    key,
                    text,
                    Quantities::duration,
                    "a number with a unit: 500ms, 30s, 5m, 1h, 7d"));
  }

  public Duration duration(String key, Duration otherwise) {
    return duration(key).orElse(otherwise);
  }

  /** Bytes, as {@code 64Mi}. */
  public Optional<Long> size(String key) {
    return text(key)
        .flatMap(text -> parsed(key, text, Quantities::size, "bytes, as 4096, 256Ki or 64Mi"));
  }

  /** A value that the parser understands. */
  public <T> Optional<T> value(String key, Function<String, Optional<T>> parser, String hint) {
    return text(key).flatMap(text -> parsed(key, text, parser, hint));
  }

  /** Texts, as a list or as a single one. */
  public List<String> texts(String key) {
    Optional<Node> node = find(key);
    if (node.isEmpty()) {
      return List.of();
    }
    if (!(node.get() instanceof SequenceNode sequence)) {
      return scalar(key, node.get()).map(List::of).orElse(List.of());
    }
    List<String> texts = new ArrayList<>();
    sequence.getValue().forEach(item -> scalar(key, item).ifPresent(texts::add));
    return texts;
  }

  /** A mapping below this one; an empty one where it is missing. */
  public Section section(String key) {
    Optional<Node> node = find(key);
    if (node.isPresent() && node.get() instanceof MappingNode mapping) {
      return of(file, dotted(key), mapping, problems);
    }
    if (node.isPresent()) {
      problem(key, "a single value or a list", "write key: value lines below it");
    }
    return new Section(file, dotted(key), line, problems);
  }

  /** The keys in the file's order. They count as known. */
  public Set<String> keys() {
    known.addAll(entries.keySet());
    return new LinkedHashSet<>(entries.keySet());
  }

  /** All single values below, by dotted key: what another program's settings look like. */
  public Map<String, String> flattened() {
    Map<String, String> all = new LinkedHashMap<>();
    for (String key : keys()) {
      Node node = entries.get(key);
      if (node instanceof MappingNode) {
        section(key).flattened().forEach((k, v) -> all.put(key + "." + k, v));
      } else if (node instanceof SequenceNode) {
        all.put(key, String.join(",", texts(key)));
      } else {
        text(key).ifPresent(value -> all.put(key, value));
      }
    }
    return all;
  }

  /** Every key that nobody asked for is a problem. */
  public void rejectUnknown() {
    for (String key : entries.keySet()) {
      if (!known.contains(key)) {
        problem(key, "unknown key", "one of: " + String.join(", ", known));
      }
    }
  }

  /** Adds a problem at a key's line. */
  public void problem(String key, String what, String hint) {
    problems.add(new Problem(place(key), dotted(key), what, hint));
  }

  private Optional<Node> find(String key) {
    known.add(key);
    return Optional.ofNullable(entries.get(key)).filter(node -> !isNull(node));
  }

  private Optional<String> scalar(String key, Node node) {
    if (node instanceof ScalarNode scalar) {
      return Optional.of(scalar.getValue());
    }
    problem(key, "a list or a mapping", "write a single value");
    return Optional.empty();
  }

  private <T> Optional<T> parsed(
      String key, String text, Function<String, Optional<T>> parser, String hint) {
    Optional<T> value = parser.apply(text);
    if (value.isEmpty()) {
      problem(key, "cannot be '" + abbreviated(text) + "'", hint);
    }
    return value;
  }

  private Optional<Long> within(String key, long number, long least, long most) {
    if (number >= least && number <= most) {
      return Optional.of(number);
    }
    problem(key, "cannot be " + number, least + " to " + most);
    return Optional.empty();
  }

  private String dotted(String key) {
    return path.isEmpty() || key.isEmpty() ? path + key : path + "." + key;
  }

  private static String abbreviated(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "...";
  }

  private static Optional<Long> toLong(String text) {
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Boolean> toBoolean(String text) {
    return switch (text) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
