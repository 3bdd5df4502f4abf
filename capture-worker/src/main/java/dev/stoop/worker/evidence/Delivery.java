package dev.stoop.worker.evidence;

import dev.stoop.evidence.EvidenceMismatchException;
import dev.stoop.evidence.EvidenceStore;
import dev.stoop.kafka.Decoded;
import dev.stoop.ops.Health;
import dev.stoop.outcome.CaptureEvent;
import dev.stoop.outcome.EvidenceLocation;
import dev.stoop.outcome.Manifest;
import dev.stoop.worker.broker.Backoff;
import dev.stoop.worker.broker.Outbox;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings captures from the spool to the evidence store: sealed, delivered, told, removed. What
 * fails is tried again, longer and longer apart, until it works; after a restart too.
 */
public final class Delivery implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private static final String COMPONENT = "evidence delivery";
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);
  private static final int SEALED_AT_ONCE = 2;

  private final String node;
  private final Sealer sealer;
  private final EvidenceStore store;
  private final Outbox outbox;
  private final InstantSource clock;
  private final Health health;
  private final Semaphore sealing = new Semaphore(SEALED_AT_ONCE);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public Delivery(
      String node,
      Sealer sealer,
      EvidenceStore store,
      Outbox outbox,
      InstantSource clock,
      Health health) {
    this.node = node;
    this.sealer = sealer;
    this.store = store;
    this.outbox = outbox;
    this.clock = clock;
    this.health = health;
  }

  /** Takes over a capture that has ended. */
  public void take(CaptureFolder folder, SpooledCapture capture, CaptureEnd end) {
    threads.execute(() -> untilDone(folder, () -> seal(folder, capture, end)));
  }

  /** Takes over what an earlier run of the worker has left in the spool. */
  public void takeLeft(Spool spool) throws IOException {
    for (CaptureFolder folder : spool.left()) {
      Optional<Manifest> sealed = folder.manifest();
      if (sealed.isPresent()) {
        threads.execute(() -> untilDone(folder, sealed::get));
      } else if (folder.capture() instanceof Decoded.Value<SpooledCapture>(var capture)) {
        take(folder, capture, CaptureEnd.interrupted(folder.lastWritten()));
      } else {
        LOG.info("removed what never began captureId={}", folder.id());
        folder.delete();
      }
    }
  }

  private interface Sealing {
    Manifest manifest() throws IOException, InterruptedException;
  }

  private Manifest seal(CaptureFolder folder, SpooledCapture capture, CaptureEnd end)
      throws IOException, InterruptedException {
    sealing.acquire();
    try {
      return sealer.seal(folder, capture, end);
    } finally {
      sealing.release();
    }
  }

  private void untilDone(CaptureFolder folder, Sealing sealed) {
    Backoff backoff = new Backoff();
    try {
      while (!isDone(folder, sealed)) {
        backoff.pause();
      }
    } catch (InterruptedException closed) {
      LOG.info("left in the spool for the next start captureId={}", folder.id());
      Thread.currentThread().interrupt();
    }
  }

  private boolean isDone(CaptureFolder folder, Sealing sealed) throws InterruptedException {
    try {
      Optional<Manifest> before = folder.manifest();
      Manifest manifest = before.isPresent() ? before.get() : sealed.manifest();
      EvidenceLocation location = store.deliver(folder.evidence(), manifest);
      tell(
          new CaptureEvent.Completed(
              folder.id(), manifest.node(), clock.instant(), manifest, location));
      folder.delete();
      health.up(COMPONENT);
      return true;
    } catch (EvidenceMismatchException | RuntimeException e) {
      LOG.error("evidence cannot be delivered captureId={}", folder.id(), e);
      setAside(folder, e);
      return true;
    } catch (IOException e) {
      health.down(COMPONENT, "kept in the spool and tried again: " + e.getMessage());
      return false;
    }
  }

  /** Trying again is no use; a person may still want to look at it. */
  private void setAside(CaptureFolder folder, Exception why) throws InterruptedException {
    String where;
    try {
      where = "set aside in " + folder.setAside();
    } catch (IOException e) {
      where = "and could not be set aside: " + e.getMessage();
    }
    tell(
        new CaptureEvent.Failed(
            folder.id(),
            node,
            clock.instant(),
            CaptureEvent.Failure.CAPTURE_ERROR,
            "the evidence could not be delivered, " + where + ": " + why.getMessage()));
  }

  private void tell(CaptureEvent event) throws InterruptedException {
    try {
      outbox.tell(event).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the outbox tries for ever", e);
    }
  }

  /** Leaves what cannot be delivered soon in the spool. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(CLOSE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
    threads.close();
  }
}
