package dev.stoop.router.repeat;

/** What an alert is in view of those that opened captures before. */
public sealed interface Sighting {

  /** Nothing like it was seen. */
  record First() implements Sighting {}

  /** It opened captures itself: it was delivered twice, or is read again after a crash. */
  record Again(Opening opening) implements Sighting {}

  /** Another alert about the same matter opened captures. */
  record Repeat(Opening opening) implements Sighting {}
}
