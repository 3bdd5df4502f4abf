package dev.stoop.worker.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoop.capture.CaptureCommand;
import dev.stoop.capture.Target;
import dev.stoop.outcome.CaptureEvent;
import dev.stoop.outcome.CaptureEvent.Refusal;
import dev.stoop.worker.testbed.TestCommand;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private static final int CAPACITY = 2;
  private static final Target POD = new Target.Pod("0f3e9a52-6c1d-4e8b-9f27-1a2b3c4d5e6f");

  private final CaptureCommand command = TestCommand.to(POD).build();
  private final Instant inTime = command.expires().minusSeconds(1);

  @Test
  void should_begin_what_came_in_time() {
    // When
    Admission admission = admission(TestCommand.NODE, false, 1, inTime);
    // Then
    assertThat(admission).isInstanceOf(Admission.Begin.class);
  }

  @Test
  void should_leave_another_nodes_command_to_its_worker() {
    // When
    Admission admission = admission("worker-4", false, 0, inTime);
    // Then
    assertThat(admission).isInstanceOf(Admission.Ignore.class);
  }

  @Test
  void should_not_run_a_command_again_nor_answer_it_twice() {
    // When
    Admission admission = admission(TestCommand.NODE, true, 0, command.expires().plusSeconds(60));
    // Then
    assertThat(admission).isInstanceOf(Admission.Ignore.class);
  }

  @Test
  void should_answer_what_came_too_late() {
    // When
    Admission admission = admission(TestCommand.NODE, false, 0, command.expires().plusMillis(1));
    // Then
    assertThat(admission)
        .asInstanceOf(InstanceOfAssertFactories.type(Admission.Answer.class))
        .extracting(Admission.Answer::event)
        .isInstanceOf(CaptureEvent.Expired.class);
  }

  @Test
  void should_not_begin_a_capture_whose_end_has_passed() {
    // Given
    CaptureCommand brief =
        TestCommand.to(POD).lasting(Duration.ofSeconds(1)).expiring(Duration.ofSeconds(30)).build();
    // When
    Admission admission = Admission.of(brief, TestCommand.NODE, false, 0, CAPACITY, brief.until());
    // Then
    assertThat(admission)
        .asInstanceOf(InstanceOfAssertFactories.type(Admission.Answer.class))
        .extracting(Admission.Answer::event)
        .isInstanceOf(CaptureEvent.Expired.class);
  }

  @Test
  void should_refuse_more_than_may_run() {
    // When
    Admission admission = admission(TestCommand.NODE, false, CAPACITY, inTime);
    // Then
    assertThat(admission)
        .asInstanceOf(InstanceOfAssertFactories.type(Admission.Answer.class))
        .extracting(Admission.Answer::event)
        .asInstanceOf(InstanceOfAssertFactories.type(CaptureEvent.Refused.class))
        .extracting(CaptureEvent.Refused::reason)
        .isEqualTo(Refusal.TOO_MANY_CAPTURES);
  }

  private Admission admission(String node, boolean known, int running, Instant now) {
    return Admission.of(command, node, known, running, CAPACITY, now);
  }
}
