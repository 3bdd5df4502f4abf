package dev.stoop.standalone.played;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * How a played program and the demo that started it talk, line by line: the program says {@link
 * #HERE}, the demo sets the network up and answers with {@link #GO}, the program says {@link
 * #READY}. Its standard input ends when the demo does.
 */
public final class Stage {
  /** What a program says when it runs in its own namespace. */
  public static final String HERE = "here";

  /** What the demo says when the network is up. */
  public static final String GO = "go";

  /** What a program says when it takes requests, or has begun to make them. */
  public static final String READY = "ready";

  private final BufferedReader demo =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

  /** Returns when the network is up; ends the process when the demo is over before that. */
  void awaitGo() throws IOException {
    say(HERE);
    if (demo.readLine() == null) {
      System.exit(0);
    }
  }

  /** Ends the process when the demo is over. */
  void leaveWithTheDemo() {
    Thread.ofPlatform().daemon().name("stage").start(this::leaveAtTheEnd);
  }

  /** Tells the demo. */
  static void say(String line) {
    System.out.println(line);
  }

  private void leaveAtTheEnd() {
    try {
      while (demo.readLine() != null) {
        // Nothing more is said to a program that plays.
      }
    } catch (IOException e) {
      // The demo is gone, too.
    }
    System.exit(0);
  }
}
