package dev.stoop.ops;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /** Says that a component works. */
  public void up(String name) {
    if (change(name, null)) {
      LOG.info("{} works", name);
    }
  }

  /** Says that a component does not work, and what a person can do about it. */
  public void down(String name, String cause) {
    if (change(name, cause)) {
      LOG.warn("{} does not work: {}", name, cause);
    }
  }

  private synchronized boolean change(String name, @Nullable String cause) {
    Component before = components.get(name);
    if (before != null && Objects.equals(before.cause(), cause)) {
      return false;
    }
    components.put(name, new Component(name, cause, Instant.now()));
    return true;
  }

  public Collection<Component> components() {
    return List.copyOf(components.values());
  }

  public boolean isUp() {
    return components.values().stream().allMatch(Component::isUp);
  }
}
