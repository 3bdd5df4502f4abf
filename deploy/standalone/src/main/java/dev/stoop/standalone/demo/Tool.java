package dev.stoop.standalone.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program of the operating system to its end; only for arguments of our own making. */
final class Tool {
  private static final int TIMEOUT_SECONDS = 60;

  private Tool() {}

  /**
   * Runs it with the input given.
   *
   * @throws IOException with what it printed, when it is missing, fails, or takes a minute
   */
  static void run(List<String> command, String input) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
      stdin.write(input);
    }
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(command.getFirst() + " did not end: " + String.join(" ", command));
    }
    if (process.exitValue() != 0) {
      throw new IOException("%s failed: %s".formatted(String.join(" ", command), printed.strip()));
    }
  }
}
