package dev.stoop.router.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a policy matches an alert or does not.
 *
 * @param policy the policy's name
 * @param matched whether every condition held
 * @param conditions all that the policy gives; none: it matches every alert
 */
public record Explanation(String policy, boolean matched, List<Finding> conditions) {
  public Explanation {
    conditions = List.copyOf(conditions);
  }

  /**
   * One condition and what the alert has there.
   *
   * @param name the key in the policy's {@code match}
   * @param found an attacker may have chosen it; null where the alert does not say
   */
  public record Finding(String name, boolean held, @Nullable String found) {
    private static final int MAXIMUM_FOUND = 200;

    public Finding {
      if (found != null && found.codePointCount(0, found.length()) > MAXIMUM_FOUND) {
        found = found.substring(0, found.offsetByCodePoints(0, MAXIMUM_FOUND)) + "...";
      }
    }
  }
}
