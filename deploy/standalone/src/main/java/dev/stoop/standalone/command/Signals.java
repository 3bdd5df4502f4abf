package dev.stoop.standalone.command;

import dev.stoop.ops.Health;
import dev.stoop.standalone.CleanUp;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waiting, and ending in order when Ctrl-C or SIGTERM says so. */
final class Signals {
  private static final long BETWEEN_LOOKS_MILLIS = 50;
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private Signals() {}

  /** Closes everything before the process ends, whatever ends it but a kill. */
  static void closeAtTheEnd(CleanUp cleanUp) {
    Runtime.getRuntime().addShutdownHook(new Thread(cleanUp::close, "clean-up"));
  }

  /** Returns when every component works; until then, health says in the log what does not. */
  static void awaitHealthy(Health health) throws InterruptedException {
    while (health.components().isEmpty() || !health.isUp()) {
      TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
    }
  }

  /** Does not return: a signal ends the process. */
  static void awaitEnd() throws InterruptedException {
    NEVER.await();
  }
}
