package dev.stoop.standalone.demo;

import dev.stoop.standalone.played.Stage;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program of ours in a process and a network namespace of its own. The namespace has no name: it
 * is gone with the process, and the process ends when this one does, even when this one is killed.
 */
final class PlayedProcess implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(PlayedProcess.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MAXIMUM_LINES = 100;

  private final String name;
  private final Process process;

  /** Bounded: what a program says after the demo has heard enough is lost. */
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>(MAXIMUM_LINES);

  private PlayedProcess(String name, Process process) {
    this.name = name;
    this.process = process;
  }

  /** Starts a main class of this class path. */
  static PlayedProcess start(Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("unshare", "--net", "--"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    PlayedProcess played = new PlayedProcess(main.getSimpleName(), process);
    Thread.ofVirtual().start(played::listen);
    return played;
  }

  /** Of the process and so of the namespace. */
  long pid() {
    return process.pid();
  }

  void awaitHere() throws IOException, InterruptedException {
    await(Stage.HERE);
  }

  /** Lets it begin. */
  void go() throws IOException, InterruptedException {
    process.getOutputStream().write((Stage.GO + "\n").getBytes(StandardCharsets.US_ASCII));
    process.getOutputStream().flush();
    await(Stage.READY);
  }

  /** Waits for a line that is said from now on. */
  String awaitNext(String beginning) throws IOException, InterruptedException {
    lines.clear();
    return await(beginning);
  }

  /** Waits for a line that begins so, and answers the rest of it. */
  private String await(String beginning) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline && (process.isAlive() || !lines.isEmpty())) {
      String line = lines.poll(100, TimeUnit.MILLISECONDS);
      if (line != null && line.startsWith(beginning)) {
        return line.substring(beginning.length());
      }
    }
    String state = process.isAlive() ? "still runs" : "ended with " + process.exitValue();
    throw new IOException("%s did not say '%s'; it %s".formatted(name, beginning, state));
  }

  private void listen() {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      reader.lines().forEach(lines::offer);
    } catch (IOException | UncheckedIOException e) {
      LOG.debug("{} is not heard any more", name, e);
    }
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
