package dev.stoop.router.decide;

import dev.stoop.alert.AlertId;
import dev.stoop.capture.CaptureCommand;
import dev.stoop.capture.CaptureId;
import dev.stoop.capture.IncidentId;
import java.time.Duration;
import java.time.Instant;

/** Makes the command for a wanted capture; the same arguments give the same command. */
public final class CommandFactory {
  /** What an alert that comes late still gets live, if its policy captures so long at all. */
  private static final Duration LEAST_LIVE = Duration.ofSeconds(5);

  /** So long a worker may take to begin, also where hardly anything is to be captured live. */
  private static final Duration LEAST_LIFE = Duration.ofSeconds(10);

  private CommandFactory() {}

  /**
   * Makes the command.
   *
   * @param decidedAt when the alert was first decided on
   */
  public static CaptureCommand command(Wanted wanted, Instant decidedAt) {
    AlertId opening = wanted.alert().id();
    Duration after = wanted.policy().after();
    Instant happened = wanted.alert().time();
    Duration live = after.compareTo(LEAST_LIVE) < 0 ? after : LEAST_LIVE;
    Instant until = later(happened.plus(after), decidedAt.plus(live));
    Instant from =
        later(happened.minus(wanted.policy().before()), until.minus(CaptureCommand.MAXIMUM_SPAN));
    return new CaptureCommand(
        CaptureId.of(opening, wanted.target()),
        IncidentId.of(opening),
        wanted.node(),
        wanted.policy().name(),
        wanted.reason(),
        wanted.policy().scope(),
        wanted.target(),
        wanted.traffic(),
        wanted.policy().interfaces(),
        from,
        until,
        later(until, decidedAt.plus(LEAST_LIFE)),
        wanted.policy().limits(),
        wanted.alert());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
