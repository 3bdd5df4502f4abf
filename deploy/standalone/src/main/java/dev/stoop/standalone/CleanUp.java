package dev.stoop.standalone;

import java.io.Closeable;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is left to close, last first. Closing happens once, whoever asks first: the end, a failure,
 * or the shutdown hook on Ctrl-C, which is another thread.
 */
public final class CleanUp implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(CleanUp.class);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private boolean closed;

  /**
   * Takes care of one more thing.
   *
   * @throws IllegalStateException when all is closed already; the thing is closed then, too
   */
  public synchronized <T extends AutoCloseable> T add(T thing) {
    open.push(thing);
    if (closed) {
      closeAll();
      throw new IllegalStateException("it is being closed");
    }
    return thing;
  }

  public synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public synchronized void close() {
    closed = true;
    closeAll();
  }

  private void closeAll() {
    while (!open.isEmpty()) {
      AutoCloseable thing = open.pop();
      try {
        thing.close();
      } catch (Exception e) {
        LOG.warn("{} was not closed in order", thing.getClass().getSimpleName(), e);
      }
    }
  }
}
