package dev.stoop.worker.session;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The one thread that looks after all running sessions. It sleeps while there is none. */
public final class SessionClock implements AutoCloseable {
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
    AtomicReference<@Nullable ScheduledFuture<?>> own = new AtomicReference<>();
    own.set(
        thread.scheduleWithFixedDelay(
            () -> {
              if (session.look(clock.instant()) instanceof SessionState.Ended ended) {
                ScheduledFuture<?> looks = own.get();
                if (looks != null && looks.cancel(false)) {
                  whenEnded.accept(ended);
                }
              }
            },
            0,
            PERIOD.toMillis(),
            TimeUnit.MILLISECONDS));
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
