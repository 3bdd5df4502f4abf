package dev.stoop.indexer.document;

import dev.stoop.capture.CaptureId;
import dev.stoop.indexer.flow.Flow;
import dev.stoop.indexer.flow.FlowKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names documents by what they are about: capture, flow, beginning, place among the flow's own. 128
 * bits of a SHA-256, in hexadecimal. Not thread-safe.
 */
final class DocumentIds {
  private static final int BYTES = 16;
  private static final int MOST_INPUT = 6 * Long.BYTES + 4 * Integer.BYTES;

  private final byte[] capture;
  private final MessageDigest sha256;
  private final ByteBuffer input = ByteBuffer.allocate(MOST_INPUT);

  DocumentIds(CaptureId capture) {
    this.capture = capture.value().getBytes(StandardCharsets.US_ASCII);
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  String summary() {
    return digest(Dataset.SUMMARY);
  }

  String flow(Flow flow) {
    flowInput(flow);
    return digest(Dataset.FLOW);
  }

  /** Of the flow's transaction with that number. */
  String transaction(Dataset dataset, Flow flow, int ordinal) {
    flowInput(flow);
    input.putInt(ordinal);
    return digest(dataset);
  }

  private void flowInput(Flow flow) {
    FlowKey key = flow.key();
    input
        .putLong(key.sourceHigh())
        .putLong(key.sourceLow())
        .putLong(key.destinationHigh())
        .putLong(key.destinationLow())
        .putInt(key.sourcePort() << 16 | key.destinationPort())
        .putInt(key.ipVersion() << 8 | key.protocol())
        .putInt(key.vlan() << 16 | key.innerVlan())
        .putLong(flow.startNanos())
        .putLong(flow.firstFrame());
  }

  private String digest(Dataset dataset) {
    sha256.update(capture);
    sha256.update(dataset.text().getBytes(StandardCharsets.US_ASCII));
    sha256.update(input.flip());
    input.clear();
    return HexFormat.of().formatHex(sha256.digest(), 0, BYTES);
  }
}
