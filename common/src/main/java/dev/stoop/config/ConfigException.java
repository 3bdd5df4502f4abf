package dev.stoop.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration cannot be used; carries every problem that it has. */
public final class ConfigException extends RuntimeException {
  private final transient List<Problem> problems;

  public ConfigException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
