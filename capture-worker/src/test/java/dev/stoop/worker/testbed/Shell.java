package dev.stoop.worker.testbed;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs for tests. */
public final class Shell {
  private Shell() {}

  /** What the program printed, both streams; fails unless it exits with 0. */
  public static String run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new AssertionError(List.of(command) + " failed: " + output);
      }
      return output;
    } catch (IOException e) {
      throw new AssertionError("cannot run " + List.of(command), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Skips the test, or fails it on a build server, unless these tools and root are there. */
  public static void require(String... tools) {
    need("root".equals(System.getProperty("user.name")), "this test needs root");
    for (String tool : tools) {
      boolean found =
          List.of(System.getenv("PATH").split(":", -1)).stream()
              .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
      need(found, "this test needs the program " + tool);
    }
  }

  static void need(boolean met, String what) {
    if (!met && "true".equals(System.getenv("CI"))) {
      throw new AssertionError(what);
    }
    assumeTrue(met, what);
  }
}
