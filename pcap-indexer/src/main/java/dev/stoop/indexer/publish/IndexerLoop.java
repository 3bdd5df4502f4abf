package dev.stoop.indexer.publish;

import dev.stoop.kafka.KafkaSettings;
import dev.stoop.ops.Health;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps sessions going: when one ends in a fault, waits a little, longer each time, and opens the
 * next. {@link Health} says under {@link #COMPONENT} what it waits for. A thread of its own does
 * all this; {@link #start} and {@link #close} are for the one that composes.
 */
public final class IndexerLoop implements AutoCloseable {
  /** Its name in {@link Health}. */
  public static final String COMPONENT = "indexer";

  private static final Logger LOG = LoggerFactory.getLogger(IndexerLoop.class);
  private static final Duration FIRST_WAIT = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final KafkaSettings kafka;
  private final Work work;
  private final Health health;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  public IndexerLoop(KafkaSettings kafka, Work work, Health health) {
    this.kafka = kafka;
    this.work = work;
    this.health = health;
    this.thread = Thread.ofPlatform().name("stoop-indexer").unstarted(this::run);
  }

  /** Returns at once. */
  public void start() {
    health.down(COMPONENT, "is starting");
    thread.start();
  }

  /** Returns when the capture at hand is indexed, or given up until the next start. */
  @Override
  public void close() {
    closing.countDown();
    try {
      if (!thread.join(GRACE)) {
        thread.interrupt();
        thread.join();
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    Duration wait = FIRST_WAIT;
    while (!isClosing()) {
      try (IndexerSession session = IndexerSession.open(kafka, work)) {
        while (!isClosing()) {
          session.poll();
          health.up(COMPONENT);
          wait = FIRST_WAIT;
        }
      } catch (KafkaException | IOException e) {
        LOG.debug("session ended", e);
        wait = pause(wait, "trying again: " + reason(e));
      } catch (RuntimeException e) {
        LOG.error("session ended", e);
        wait = pause(wait, "trying again after a fault of its own: " + e);
      }
    }
  }

  /** Waits, and answers how long to wait the next time. */
  private Duration pause(Duration wait, String cause) {
    if (isClosing()) {
      return wait;
    }
    health.down(COMPONENT, cause);
    try {
      boolean closed = closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
      LOG.debug("waited {} closed={}", wait, closed);
    } catch (InterruptedException e) {
      closing.countDown();
    }
    Duration longer = wait.multipliedBy(2);
    return longer.compareTo(LONGEST_WAIT) < 0 ? longer : LONGEST_WAIT;
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private static String reason(Exception e) {
    Throwable cause = e.getCause();
    return cause == null ? String.valueOf(e.getMessage()) : e.getMessage() + " (" + cause + ")";
  }
}
