package dev.stoop.indexer.protocol;

/** Which way bytes of a flow go: FORWARD is from the flow's source to its destination. */
public enum Direction {
  FORWARD,
  BACKWARD;

  public Direction opposite() {
    return this == FORWARD ? BACKWARD : FORWARD;
  }
}
