package dev.stoop.router.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoop.alert.AlertId;
import dev.stoop.capture.CaptureCommand;
import dev.stoop.capture.CaptureId;
import dev.stoop.capture.IncidentId;
import dev.stoop.capture.Scope;
import dev.stoop.capture.Target;
import dev.stoop.decision.Decision;
import dev.stoop.registry.WorkerEntry;
import dev.stoop.router.FalcoJson;
import dev.stoop.router.Policies;
import dev.stoop.router.repeat.Opening;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeciderTest {
  private static final Instant NOW = FalcoJson.TIME.plusSeconds(1);
  private static final Decider DECIDER = new Decider(Freshness.DEFAULT);

  private static Wanted wanted(String spec) {
    return (Wanted)
        new Screening(Policies.book(spec), OwnWorkload.DEFAULT, null)
            .screen(FalcoJson.connection().read(), NOW);
  }

  private static WorkerEntry worker(Instant heartbeat, boolean stopped) {
    return new WorkerEntry(FalcoJson.NODE, 5, heartbeat, heartbeat, stopped, 16, 0);
  }

  private static Verdict decide(Wanted wanted, List<Opening> openings, Instant now) {
    return DECIDER.decide(wanted, openings, Optional.of(worker(now, false)), now);
  }

  @Test
  void opensACapture() {
    Wanted wanted = wanted("match: {}, traffic: Peer, interfaces: [eth0], before: 30s, after: 20s");
    CaptureId id = CaptureId.of(wanted.alert().id(), new Target.Container(FalcoJson.CONTAINER));

    Verdict verdict = decide(wanted, List.of(), NOW);

    assertThat(verdict.decision())
        .isInstanceOfSatisfying(
            Decision.Capture.class,
            capture -> {
              assertThat(capture.alertId()).isEqualTo(wanted.alert().id());
              assertThat(capture.at()).isEqualTo(NOW);
              assertThat(capture.policy()).isEqualTo("test");
              assertThat(capture.captureIds()).containsExactly(id);
              assertThat(capture.node()).isEqualTo(FalcoJson.NODE);
            });
    Order order = verdict.orders().getFirst();
    assertThat(order.partition()).isEqualTo(5);
    assertThat(order.command())
        .isEqualTo(
            new CaptureCommand(
                id,
                IncidentId.of(wanted.alert().id()),
                FalcoJson.NODE,
                "test",
                "policy test matches",
                Scope.POD,
                wanted.target(),
                wanted.traffic(),
                List.of("eth0"),
                FalcoJson.TIME.minusSeconds(30),
                FalcoJson.TIME.plusSeconds(20),
                FalcoJson.TIME.plusSeconds(20),
                wanted.policy().limits(),
                wanted.alert()));
    assertThat(verdict.opening())
        .hasValue(new Opening(wanted.alert().id(), FalcoJson.TIME, NOW, List.of(id)));
  }

  @ParameterizedTest
  @CsvSource({
    // before, after, delay of the alert -> from, until, expires, relative to the alert
    "30s, 15s, PT1S, PT-30S, PT15S, PT15S",
    "30s, 15s, PT4M, PT-30S, PT4M5S, PT4M10S",
    "30s, 2s, PT4M, PT-30S, PT4M2S, PT4M10S",
    "30s, 0s, PT1S, PT-30S, PT1S, PT11S",
    "0s, 15s, PT-30S, PT0S, PT15S, PT15S",
    "30m, 30m, PT1S, PT-30M, PT30M, PT30M"
  })
  void spansTheAlertAndSomeTimeFromNowOn(
      String before,
      String after,
      Duration delay,
      Duration from,
      Duration until,
      Duration expires) {
    Wanted wanted = wanted("match: {}, before: %s, after: %s".formatted(before, after));

    CaptureCommand command = CommandFactory.command(wanted, FalcoJson.TIME.plus(delay));

    assertThat(Duration.between(FalcoJson.TIME, command.from())).isEqualTo(from);
    assertThat(Duration.between(FalcoJson.TIME, command.until())).isEqualTo(until);
    assertThat(Duration.between(FalcoJson.TIME, command.expires())).isEqualTo(expires);
  }

  @Test
  void keepsTheLatestTimeWhereTheSpanWouldBeTooLong() {
    Wanted wanted = wanted("match: {}, before: 30m, after: 30m");

    CaptureCommand command =
        CommandFactory.command(wanted, FalcoJson.TIME.plus(Duration.ofHours(3)));

    assertThat(command.until()).isEqualTo(FalcoJson.TIME.plus(Duration.ofHours(3)).plusSeconds(5));
    assertThat(Duration.between(command.from(), command.until()))
        .isEqualTo(CaptureCommand.MAXIMUM_SPAN);
  }

  @Test
  void givesTheSameForTheSameAlertSeenAgain() {
    Wanted wanted = wanted("match: {}");
    Verdict first = decide(wanted, List.of(), NOW);
    List<Opening> remembered = List.of(first.opening().orElseThrow());

    Verdict again = decide(wanted, remembered, NOW.plusSeconds(5));
    Verdict late = decide(wanted, remembered, NOW.plusSeconds(3600));

    assertThat(again.decision()).isEqualTo(first.decision());
    assertThat(again.orders()).isEqualTo(first.orders());
    assertThat(again.opening()).isEmpty();
    assertThat(late.decision()).isEqualTo(first.decision());
    assertThat(late.orders()).as("which could not begin any more").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PT-3S, Extend, '3000 ms later than the alert that opened the capture; the policy would extend'",
    "PT20S, Merge, '20 s earlier than the alert that opened the capture; merged'"
  })
  void writesRepeatsDown(Duration opened, String then, String reason) {
    Wanted wanted = wanted("match: {}, repeat: {then: " + then + "}");
    AlertId other = AlertId.of("another");
    CaptureId capture = CaptureId.of(other, wanted.target());
    Opening opening =
        new Opening(other, FalcoJson.TIME.plus(opened), NOW.minusSeconds(2), List.of(capture));

    Verdict verdict = decide(wanted, List.of(opening), NOW);

    assertThat(verdict.orders()).isEmpty();
    assertThat(verdict.opening()).isEmpty();
    assertThat(verdict.decision())
        .isInstanceOfSatisfying(
            Decision.Repeat.class,
            repeat -> {
              assertThat(repeat.incidentId()).isEqualTo(IncidentId.of(other));
              assertThat(repeat.captureIds()).containsExactly(capture);
              assertThat(repeat.reason()).startsWith(reason);
            });
  }

  @Test
  void refusesAStaleAlert() {
    Verdict verdict =
        decide(wanted("match: {}"), List.of(), FalcoJson.TIME.plus(Duration.ofMinutes(6)));

    assertThat(verdict.decision()).isInstanceOf(Decision.Stale.class);
    assertThat(verdict.orders()).isEmpty();
    assertThat(verdict.opening()).isEmpty();
  }

  @Test
  void saysWhichWorkerIsMissing() {
    Wanted wanted = wanted("match: {}");

    assertThat(reason(wanted, Optional.empty()))
        .isEqualTo("no worker has announced itself on the node worker-3");
    assertThat(reason(wanted, Optional.of(worker(NOW.minusSeconds(16), false))))
        .isEqualTo("the worker on the node worker-3 has been silent for 16 s");
    assertThat(reason(wanted, Optional.of(worker(NOW, true))))
        .isEqualTo("the worker on the node worker-3 was shut down");
  }

  private static String reason(Wanted wanted, Optional<WorkerEntry> worker) {
    Verdict verdict = DECIDER.decide(wanted, List.of(), worker, NOW);
    assertThat(verdict.decision()).isInstanceOf(Decision.NoWorker.class);
    assertThat(verdict.opening()).as("so that the next alert may open one").isEmpty();
    return verdict.decision().reason();
  }
}
