package dev.stoop.worker.session;

import dev.stoop.outcome.StopReason;
import dev.stoop.worker.session.SessionState.Capturing;
import dev.stoop.worker.session.SessionState.Stopping;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One running capture: decides, look by look, whether it is over.
 *
 * <pre>
 *   Capturing --stop rule, source ended, namespace deserted, shut down--> Stopping
 *   Stopping  --what came before has shown, every source has ended--> Ended
 * </pre>
 *
 * <p>The sources run by themselves. {@link #look} is called every {@link SessionClock#PERIOD} by
 * one thread; {@link #stop} and {@link #state} by any.
 */
public final class CaptureSession {
  private static final Duration PRESENCE_PERIOD = Duration.ofMillis(500);

  private final List<PacketSource> sources;
  private final StopRule rule;
  private final Presence presence;
  private Instant nextPresenceCheck;
  private SessionState state;

  /** Tells whether the target is still there. */
  @FunctionalInterface
  public interface Presence {
    boolean isDeserted() throws IOException;
  }

  /**
   * Starts the sources.
   *
   * @param sources at least one
   */
  public CaptureSession(
      List<? extends PacketSource> sources, StopRule rule, Presence presence, Instant now) {
    this.sources = List.copyOf(sources);
    this.rule = rule;
    this.presence = presence;
    this.nextPresenceCheck = now.plus(PRESENCE_PERIOD);
    this.state = new Capturing(now, 0);
    this.sources.forEach(PacketSource::start);
  }

  public synchronized SessionState state() {
    return state;
  }

  public List<PacketSource> sources() {
    return sources;
  }

  /** Ends the capture unless something else did already. */
  public synchronized void stop(StopReason reason, Instant now) {
    if (state instanceof Capturing capturing) {
      stop(capturing, reason, "", now);
    }
  }

  /** Goes as far as it can now. */
  synchronized void look(Instant now) {
    if (state instanceof Capturing capturing) {
      Capturing seen = capturing.at(spooledBytes(), now);
      state = seen;
      lookWhileCapturing(seen, now);
    }
    if (state instanceof Stopping stopping) {
      if (stopping.hasSettled(now)) {
        sources.forEach(PacketSource::stop);
      }
      List<SourceEnd> ends = sources.stream().flatMap(s -> s.end().stream()).toList();
      if (ends.size() == sources.size()) {
        state = stopping.end(ends);
      }
    }
  }

  private void lookWhileCapturing(Capturing capturing, Instant now) {
    try {
      Optional<SourceEnd> failed = ended(SourceEnd.Cause.FAILED);
      if (failed.isPresent()) {
        stop(capturing, StopReason.CAPTURE_ERROR, failed.get().detail(), now);
      } else if (ended(SourceEnd.Cause.LIMIT).isPresent()) {
        stop(capturing, StopReason.PACKETS, "", now);
      } else if (allGone() || isDeserted(now)) {
        stop(capturing, StopReason.NAMESPACE_GONE, "", now);
      } else {
        full()
            .or(() -> rule.over(capturing.lastSeen(), now))
            .ifPresent(reason -> stop(capturing, reason, "", now));
      }
    } catch (IOException e) {
      stop(capturing, StopReason.CAPTURE_ERROR, String.valueOf(e.getMessage()), now);
    }
  }

  private void stop(Capturing capturing, StopReason reason, String detail, Instant now) {
    state = capturing.stop(reason, detail, now);
  }

  private Optional<SourceEnd> ended(SourceEnd.Cause cause) {
    return sources.stream()
        .flatMap(source -> source.end().stream())
        .filter(end -> end.cause() == cause)
        .findFirst();
  }

  private boolean allGone() {
    return sources.stream()
        .allMatch(
            s -> s.end().filter(e -> e.cause() == SourceEnd.Cause.INTERFACE_GONE).isPresent());
  }

  /** Asking may take a look at every process, so it is not done each time. */
  private boolean isDeserted(Instant now) throws IOException {
    if (now.isBefore(nextPresenceCheck)) {
      return false;
    }
    nextPresenceCheck = now.plus(PRESENCE_PERIOD);
    // The worker itself may end at any time; then what is in the files is what is left.
    for (PacketSource source : sources) {
      source.flush();
    }
    return presence.isDeserted();
  }

  /** Counts exactly only when the files have become large enough for it to matter. */
  private Optional<StopReason> full() throws IOException {
    if (rule.full(Tally.atMost(spooledBytes())).isEmpty()) {
      return Optional.empty();
    }
    Tally exact = Tally.NONE;
    for (PacketSource source : sources) {
      exact = exact.plus(source.taken());
    }
    return rule.full(exact);
  }

  private long spooledBytes() {
    return sources.stream().mapToLong(PacketSource::spooledBytes).sum();
  }
}
