package dev.stoop.worker.session;

import dev.stoop.outcome.StopReason;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that looks after all running sessions. It sleeps while there is none. */
public final class SessionClock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SessionClock.class);

  /** How often each session is looked at. */
  public static final Duration PERIOD = Duration.ofMillis(10);

  private final InstantSource clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("session-clock").daemon().factory());

  /**
   * @param clock the node's, which also stamps the packets
   */
  public SessionClock(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Looks after the session until it has ended.
   *
   * @param whenEnded called once on the clock's thread: must not block
   */
  public void watch(CaptureSession session, Consumer<SessionState.Ended> whenEnded) {
    var _ = thread.schedule(() -> look(session, whenEnded), 0, TimeUnit.MILLISECONDS);
  }

  private void look(CaptureSession session, Consumer<SessionState.Ended> whenEnded) {
    try {
      session.look(clock.instant());
    } catch (RuntimeException e) {
      LOG.error("a capture could not be looked after and is stopped", e);
      session.stop(StopReason.CAPTURE_ERROR, clock.instant());
    }
    if (session.state() instanceof SessionState.Ended ended) {
      whenEnded.accept(ended);
      return;
    }
    var _ =
        thread.schedule(() -> look(session, whenEnded), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
