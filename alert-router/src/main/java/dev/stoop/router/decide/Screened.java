package dev.stoop.router.decide;

import dev.stoop.decision.Decision;

/** What can be said about an alert from the alert alone. */
public sealed interface Screened permits Screened.Decided, Wanted {

  /** It leads to no capture, whatever happened before. */
  record Decided(Decision decision) implements Screened {}
}
