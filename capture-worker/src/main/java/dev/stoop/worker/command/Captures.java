package dev.stoop.worker.command;

import dev.stoop.capture.CaptureCommand;
import dev.stoop.capture.CaptureId;
import dev.stoop.outcome.StopReason;
import dev.stoop.worker.evidence.CaptureEnd;
import dev.stoop.worker.evidence.CaptureFolder;
import dev.stoop.worker.evidence.Delivery;
import dev.stoop.worker.evidence.Spool;
import dev.stoop.worker.evidence.SpooledCapture;
import dev.stoop.worker.live.LiveCapture;
import dev.stoop.worker.live.LiveSources;
import dev.stoop.worker.session.CaptureSession;
import dev.stoop.worker.session.PacketSource;
import dev.stoop.worker.session.SessionClock;
import dev.stoop.worker.session.StopRule;
import dev.stoop.worker.target.NamespaceWatch;
import dev.stoop.worker.target.TargetNamespace;
import dev.stoop.worker.target.TargetResolver;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The captures that run on this node: begins them, and hands each to the delivery when it ends.
 * {@link #begin} is called by one thread.
 */
public final class Captures implements AutoCloseable {
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

  private final TargetResolver resolver;
  private final LiveCapture live;
  private final Spool spool;
  private final Delivery delivery;
  private final InstantSource clock;
  private final SessionClock sessionClock;
  private final @Nullable String bootId;
  private final Map<CaptureId, Running> running = new ConcurrentHashMap<>();

  private record Running(CaptureSession session, CompletableFuture<@Nullable Void> handedOver) {}

  public Captures(
      TargetResolver resolver,
      LiveCapture live,
      Spool spool,
      Delivery delivery,
      InstantSource clock,
      @Nullable String bootId) {
    this.resolver = resolver;
    this.live = live;
    this.spool = spool;
    this.delivery = delivery;
    this.clock = clock;
    this.sessionClock = new SessionClock(clock);
    this.bootId = bootId;
  }

  /** How many run now. */
  public int running() {
    return running.size();
  }

  /**
   * Begins a capture; when this returns its packets are being taken.
   *
   * @return what began
   * @throws IOException when there is nothing to capture, or the kernel does not let us
   */
  SpooledCapture begin(CaptureCommand command) throws IOException {
    try (TargetNamespace target = resolver.open(command.target(), command.scope())) {
      CaptureFolder folder = spool.create(command.captureId());
      try {
        LiveSources opened =
            live.open(
                target.namespace(),
                command.interfaces(),
                command.traffic(),
                command.limits(),
                folder.path());
        return start(command, target, folder, opened);
      } catch (IOException | RuntimeException e) {
        folder.delete();
        throw e;
      }
    }
  }

  private SpooledCapture start(
      CaptureCommand command, TargetNamespace target, CaptureFolder folder, LiveSources opened)
      throws IOException {
    SpooledCapture capture =
        new SpooledCapture(
            command,
            clock.instant(),
            target.namespace().inode(),
            bootId,
            target.containerId().orElse(null),
            opened.addresses(),
            opened.sources().stream().map(Captures::described).toList());
    try {
      folder.describe(capture);
    } catch (IOException | RuntimeException e) {
      opened.sources().forEach(PacketSource::discard);
      throw e;
    }
    NamespaceWatch watch = resolver.watch(target);
    run(
        folder,
        capture,
        new CaptureSession(
            opened.sources(), StopRule.of(command), watch::isDeserted, capture.began()));
    return capture;
  }

  private static SpooledCapture.Interface described(PacketSource source) {
    return new SpooledCapture.Interface(source.interfaceName(), source.filter(), source.snaplen());
  }

  private void run(CaptureFolder folder, SpooledCapture capture, CaptureSession session) {
    CaptureId id = capture.command().captureId();
    Running entry = new Running(session, new CompletableFuture<>());
    running.put(id, entry);
    sessionClock.watch(
        session,
        ended -> {
          delivery.take(folder, capture, CaptureEnd.of(ended));
          running.remove(id);
          entry.handedOver().complete(null);
        });
  }

  /** Stops what runs and hands it over to be sealed. */
  @Override
  public void close() {
    List<Running> last = List.copyOf(running.values());
    last.forEach(entry -> entry.session().stop(StopReason.SHUTDOWN, clock.instant()));
    CompletableFuture.allOf(
            last.stream().map(Running::handedOver).toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .join();
    sessionClock.close();
  }
}
