package dev.stoop.router.policy;

import dev.stoop.config.ConfigException;
import dev.stoop.config.Problem;
import dev.stoop.policy.CapturePolicy;
import java.util.List;

/**
 * What policy files turned out to say.
 *
 * @param policies those without a problem of their own
 * @param problems for which the files as a whole must not be used
 * @param warnings what is allowed and perhaps not meant
 */
public record PolicyFiles(
    List<CapturePolicy> policies, List<Problem> problems, List<Problem> warnings) {
  public PolicyFiles {
    policies = List.copyOf(policies);
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
  }

  /**
   * The policies, ready to be asked.
   *
   * @throws ConfigException with all problems, if there are any
   */
  public PolicyBook book() {
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    return new PolicyBook(policies);
  }
}
