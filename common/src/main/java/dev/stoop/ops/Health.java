package dev.stoop.ops;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What works and what does not, by component, with the cause. Changes are logged once. Safe for use
 * by several threads.
 */
public final class Health {
  private static final Logger LOG = LoggerFactory.getLogger(Health.class);

  private final Map<String, Component> components = new ConcurrentSkipListMap<>();

  /**
   * One component's state.
   *
   * @param cause null while it works
   * @param since when it came into this state
   */
  public record Component(String name, @Nullable String cause, Instant since) {
    public boolean isUp() {
      return cause == null;
    }
  }

  public void up(String name) {
    Component before = components.put(name, new Component(name, null, Instant.now()));
    if (before != null && !before.isUp()) {
      LOG.info("{} works again", name);
    }
  }

  /** Says that a component does not work, and what a person can do about it. */
  public void down(String name, String cause) {
    Component before = components.put(name, new Component(name, cause, Instant.now()));
    if (before == null || !cause.equals(before.cause())) {
      LOG.warn("{} does not work: {}", name, cause);
    }
  }

  public Collection<Component> components() {
    return List.copyOf(components.values());
  }

  public boolean isUp() {
    return components.values().stream().allMatch(Component::isUp);
  }
}
