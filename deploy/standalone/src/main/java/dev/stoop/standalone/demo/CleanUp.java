package dev.stoop.standalone.demo;

import java.io.Closeable;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is left to close, last first. Closing happens once, whoever asks first: the end of the demo,
 * its failure, or the shutdown hook on Ctrl-C.
 */
final class CleanUp implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(CleanUp.class);

  private final Deque<Closeable> open = new ArrayDeque<>();
  private boolean closed;

  /**
   * Takes care of one more thing.
   *
   * @throws IllegalStateException when all is closed already; the thing is closed then, too
   */
  synchronized <T extends Closeable> T add(T thing) {
    open.push(thing);
    if (closed) {
      closeAll();
      throw new IllegalStateException("the demo is being closed");
    }
    return thing;
  }

  @Override
  public synchronized void close() {
    closed = true;
    closeAll();
  }

  private void closeAll() {
    while (!open.isEmpty()) {
      Closeable thing = open.pop();
      try {
        thing.close();
      } catch (Exception e) {
        LOG.warn("{} was not closed in order", thing.getClass().getSimpleName(), e);
      }
    }
  }
}
