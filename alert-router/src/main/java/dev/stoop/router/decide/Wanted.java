package dev.stoop.router.decide;

import dev.stoop.alert.Alert;
import dev.stoop.capture.Target;
import dev.stoop.capture.Traffic;
import dev.stoop.policy.CapturePolicy;
import dev.stoop.router.repeat.RepeatKey;
import dev.stoop.router.repeat.RepeatWindow;

/**
 * An alert that a policy wants captured, with all that the alert itself settles.
 *
 * @param node whose worker is to be asked
 * @param reason why, and what of the policy could not be done as it says
 */
public record Wanted(
    Alert alert, CapturePolicy policy, String node, Target target, Traffic traffic, String reason)
    implements Screened {

  /** In which an alert with the same key is its repeat. */
  public RepeatWindow repeatWindow() {
    return new RepeatWindow(policy.repeat().window());
  }

  /** What it has in common with its repeats. */
  public RepeatKey repeatKey() {
    return RepeatKey.of(policy, alert.rule(), node, target, traffic, TrafficChooser.peers(alert));
  }
}
