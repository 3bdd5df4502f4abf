package dev.stoop.standalone.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Tells what happens, line by line, with the seconds since it began. */
public final class Story {
  private final PrintWriter out;
  private final Instant began = Instant.now();

  public Story(PrintWriter out) {
    this.out = out;
  }

  /** Something has happened. */
  void tell(String what) {
    double seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
    out.printf(Locale.ROOT, "%5.1f s  %s%n", seconds, what);
  }

  /** More about it. */
  void add(String what) {
    out.printf("         %s%n", what);
  }

  /** Something that belongs to no moment. */
  void note(String what) {
    out.println(what);
  }
}
