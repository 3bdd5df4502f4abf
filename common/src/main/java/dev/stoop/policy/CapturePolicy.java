package dev.stoop.policy;

import dev.stoop.alert.Priority;
import dev.stoop.capture.Limits;
import dev.stoop.capture.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to capture for which alerts. Of all policies the one with the lowest order decides that
 * matches; the name breaks a tie.
 *
 * @param interfaces empty: all of the target's but loopback
 * @param before how long before the alert, as far as there is look-back
 * @param after how long after the alert
 */
public record CapturePolicy(
    String name,
    int order,
    Match match,
    Scope scope,
    TrafficKind traffic,
    List<String> interfaces,
    Duration before,
    Duration after,
    Limits limits,
    Repeat repeat,
    Budget budget) {

  public CapturePolicy {
    interfaces = List.copyOf(interfaces);
  }

  /**
   * Every condition given must hold; an empty list or a null is a condition not given; of a list
   * any must hold; {@code *} stands for any text.
   *
   * @param fields output field to the texts that it may have
   */
  public record Match(
      List<String> rules,
      @Nullable Priority minimumPriority,
      List<String> tags,
      List<String> sources,
      List<String> namespaces,
      List<String> excludeNamespaces,
      Map<String, List<String>> fields) {
    public Match {
      rules = List.copyOf(rules);
      tags = List.copyOf(tags);
      sources = List.copyOf(sources);
      namespaces = List.copyOf(namespaces);
      excludeNamespaces = List.copyOf(excludeNamespaces);
      fields = Map.copyOf(fields);
    }
  }

  /** What a repeat of an alert within the window does. */
  public record Repeat(Duration window, Set<By> by, Then then) {
    public Repeat {
      by = Set.copyOf(by);
    }

    /** What two alerts must have in common to be a repeat. */
    public enum By {
      RULE,
      TARGET,
      PEER
    }

    /** What the repeat does to the capture. */
    public enum Then {
      /** Its end moves. */
      EXTEND,
      /** It is only written down. */
      MERGE
    }
  }

  /** How many captures it may open; null: without that limit. */
  public record Budget(
      @Nullable Allowance perPod,
      @Nullable Allowance perNamespace,
      @Nullable Allowance perNode,
      @Nullable Allowance perCluster) {}
}
