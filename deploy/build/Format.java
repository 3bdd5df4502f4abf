import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Formats every Java source below a folder, or checks that they are formatted: {@code check|write
 * FOLDER}.
 */
public final class Format {
  private static final Set<String> PASSED_OVER = Set.of("target", ".git", "node_modules");

  private Format() {}

  public static void main(String[] args) throws Exception {
    boolean write = args[0].equals("write");
    Path top = Path.of(args[1]);
    Formatter formatter = new Formatter(JavaFormatterOptions.defaultOptions());
    List<Path> differing = new ArrayList<>();
    for (Path source : sources(top)) {
      String before = Files.readString(source);
      String imports =
          ImportOrderer.reorderImports(
              RemoveUnusedImports.removeUnusedImports(before), JavaFormatterOptions.Style.GOOGLE);
      String after = formatter.formatSource(imports);
      if (before.equals(after)) {
        continue;
      }
      differing.add(top.relativize(source));
      if (write) {
        Files.writeString(source, after);
      }
    }
    differing.forEach(f -> System.err.println((write ? "formatted " : "not formatted: ") + f));
    if (!write && !differing.isEmpty()) {
      System.err.println("Format them with: mvn -q -N verify -Dformat.mode=write");
      System.exit(1);
    }
  }

  private static List<Path> sources(Path top) throws Exception {
    try (var files = Files.walk(top)) {
      return files
          .filter(f -> f.toString().endsWith(".java"))
          .filter(f -> !passedOver(top.relativize(f)))
          .sorted()
          .toList();
    }
  }

  /** Build folders are passed over, packages that share their name are not. */
  private static boolean passedOver(Path file) {
    for (Path part : file) {
      if (part.toString().equals("src")) {
        return false;
      }
      if (PASSED_OVER.contains(part.toString())) {
        return true;
      }
    }
    return false;
  }
}
