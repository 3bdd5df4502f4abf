package dev.stoop.indexer.flow;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Community ID version 1: one name for a flow in every tool that sees it. Not thread-safe.
 *
 * @see <a href="https://github.com/corelight/community-id-spec">Community ID</a>
 */
public final class CommunityId {
  /** The seed that everybody uses unless told otherwise. */
  public static final int DEFAULT_SEED = 0;

  private static final int LONGEST_INPUT = 40;

  private final int seed;
  private final MessageDigest sha1;
  private final ByteBuffer input = ByteBuffer.allocate(LONGEST_INPUT);

  public CommunityId(int seed) {
    this.seed = seed;
    try {
      this.sha1 = MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }

  /** The same for both directions of a flow. */
  public String of(FlowKey key) {
    FlowKey ordered = isOrdered(key) ? key : key.reversed();
    input.clear().putShort((short) seed);
    address(ordered.ipVersion(), ordered.sourceHigh(), ordered.sourceLow());
    address(ordered.ipVersion(), ordered.destinationHigh(), ordered.destinationLow());
    input.put((byte) ordered.protocol()).put((byte) 0);
    if (ordered.hasPorts() || ordered.isIcmp()) {
      input.putShort((short) ordered.sourcePort()).putShort((short) ordered.destinationPort());
    }
    sha1.update(input.flip());
    return "1:" + Base64.getEncoder().encodeToString(sha1.digest());
  }

  private void address(int ipVersion, long high, long low) {
    if (ipVersion == 4) {
      input.putInt((int) low);
    } else {
      input.putLong(high).putLong(low);
    }
  }

  private static boolean isOrdered(FlowKey key) {
    if (key.oneWay()) {
      return true;
    }
    int order = Long.compareUnsigned(key.sourceHigh(), key.destinationHigh());
    if (order == 0) {
      order = Long.compareUnsigned(key.sourceLow(), key.destinationLow());
    }
    if (order == 0) {
      order = Integer.compare(key.sourcePort(), key.destinationPort());
    }
    return order <= 0;
  }
}
