package dev.stoop.worker.broker;

import java.time.Duration;

/** How long to wait before trying again: longer each time, up to a limit. For one thread. */
public final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private Duration next = FIRST;

  /** Waits before the next attempt. */
  public void pause() throws InterruptedException {
    Duration now = next;
    next = now.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : now.multipliedBy(2);
    Thread.sleep(now);
  }

  /** An attempt has succeeded. */
  public void reset() {
    next = FIRST;
  }
}
