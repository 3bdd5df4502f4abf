package dev.stoop.router.policy;

import dev.stoop.config.Place;
import dev.stoop.config.Problem;
import dev.stoop.config.Section;
import dev.stoop.config.YamlFile;
import dev.stoop.policy.CapturePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads policies from YAML files, several to a file if wanted, and from folders of {@code *.yaml}
 * and {@code *.yml}. Everything that is wrong is found in one go.
 */
public final class PolicyReader {
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();
  private final Map<CapturePolicy, Place> found = new LinkedHashMap<>();

  private PolicyReader() {}

  /** Reads files and folders. A folder without a policy in it is a problem: nothing would match. */
  public static PolicyFiles read(List<Path> paths) {
    PolicyReader reader = new PolicyReader();
    paths.forEach(reader::path);
    return reader.result();
  }

  /** Reads a text; the name stands for it in problems. */
  public static PolicyFiles parse(String name, String text) {
    PolicyReader reader = new PolicyReader();
    YamlFile.parse(name, text, reader.problems).forEach(reader::document);
    return reader.result();
  }

  private void path(Path path) {
    List<Path> files = Files.isDirectory(path) ? files(path) : List.of(path);
    files.forEach(this::file);
  }

  private void file(Path file) {
    int before = problems.size();
    List<Section> documents = YamlFile.read(file, problems);
    if (documents.isEmpty() && problems.size() == before) {
      problem(file, "no policy in it", "write one, or leave the file out");
    }
    documents.forEach(this::document);
  }

  /** Without hidden ones: Kubernetes keeps a mounted ConfigMap's versions in such. */
  private List<Path> files(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> files = all.filter(PolicyReader::isPolicyFile).sorted().toList();
      if (files.isEmpty()) {
        problem(folder, "no *.yaml file in it", "put a policy there or name another folder");
      }
      return files;
    } catch (IOException e) {
      problem(folder, "cannot be read: " + e, "name a folder that this user may read");
      return List.of();
    }
  }

  private static boolean isPolicyFile(Path file) {
    String name = String.valueOf(file.getFileName());
    return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml"));
  }

  private void problem(Path path, String what, String hint) {
    problems.add(new Problem(new Place(path.toString(), 0), "", what, hint));
  }

  private void document(Section document) {
    int before = problems.size();
    CapturePolicy policy = new PolicyFormat(document, warnings).read();
    if (problems.size() == before && policy != null) {
      compare(policy, document.place());
      found.put(policy, document.place());
    }
  }

  /** With those before: a name must be alone, an order should be. */
  private void compare(CapturePolicy policy, Place place) {
    found.forEach(
        (other, there) -> {
          if (other.name().equals(policy.name())) {
            problems.add(
                new Problem(
                    place,
                    "metadata.name",
                    "'" + policy.name() + "' is the name of the policy in " + there + " too",
                    "give each policy a name of its own"));
          } else if (other.order() == policy.order()) {
            warnings.add(
                new Problem(
                    place,
                    "spec.order",
                    policy.order() + " is also the order of '" + other.name() + "' in " + there,
                    "give each an order of its own; now the name decides"));
          }
        });
  }

  private PolicyFiles result() {
    Comparator<Problem> byPlace =
        Comparator.comparing((Problem p) -> p.place().file())
            .thenComparingInt(p -> p.place().line());
    return new PolicyFiles(
        List.copyOf(found.keySet()),
        problems.stream().sorted(byPlace).toList(),
        warnings.stream().sorted(byPlace).toList());
  }
}
