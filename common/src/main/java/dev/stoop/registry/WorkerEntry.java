package dev.stoop.registry;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;

/**
 * A node's worker as it announces itself, every {@link #HEARTBEAT}.
 *
 * @param partition of the command topic that it reads
 * @param since when it started
 * @param heartbeat when this was written
 * @param stopped whether it was shut down in order
 * @param capacity captures that it runs at once at most
 * @param running captures that it runs now
 */
public record WorkerEntry(
    String node,
    int partition,
    Instant since,
    Instant heartbeat,
    boolean stopped,
    int capacity,
    int running) {

  /** How often a worker announces itself. */
  public static final Duration HEARTBEAT = Duration.ofSeconds(3);

  /** A worker that was silent for so long is taken for dead. */
  public static final Duration DEAD_AFTER = Duration.ofSeconds(15);

  public WorkerEntry {
    if (node.isBlank() || partition < 0 || capacity < 1 || running < 0) {
      throw new IllegalArgumentException("not a worker's entry: " + node + "/" + partition);
    }
  }

  @JsonIgnore
  public boolean isLive(Instant now) {
    return !stopped && heartbeat.plus(DEAD_AFTER).isAfter(now);
  }
}
