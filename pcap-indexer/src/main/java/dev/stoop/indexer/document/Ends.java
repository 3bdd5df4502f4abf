package dev.stoop.indexer.document;

import dev.stoop.indexer.flow.Flow;
import dev.stoop.indexer.protocol.Direction;

/**
 * The two ends of a flow, or of a transaction in it, as their document shows them.
 *
 * @param hasPorts whether source and destination port are ports
 */
record Ends(
    String sourceIp, int sourcePort, String destinationIp, int destinationPort, boolean hasPorts) {

  /** Seen from the end that sends in this direction. */
  static Ends of(Flow flow, Direction from) {
    String one = flow.key().sourceIp();
    String other = flow.key().destinationIp();
    int onePort = flow.key().sourcePort();
    int otherPort = flow.key().destinationPort();
    boolean hasPorts = flow.key().hasPorts();
    return from == Direction.FORWARD
        ? new Ends(one, onePort, other, otherPort, hasPorts)
        : new Ends(other, otherPort, one, onePort, hasPorts);
  }
}
