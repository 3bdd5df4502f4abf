package dev.stoop.evidence;

import dev.stoop.outcome.Manifest;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Puts one file together from its chunks. A chunk that was there already is passed over, so is one
 * of another file; a gap or more bytes than the manifest says end it.
 */
final class ChunkAssembler {
  private final Manifest manifest;
  private final HashingChannel out;
  private int next = 1;
  private int total = Integer.MAX_VALUE;
  private long bytes;

  ChunkAssembler(Manifest manifest, HashingChannel out) {
    this.manifest = manifest;
    this.out = out;
  }

  void accept(ChunkHeaders headers, byte[] value) throws IOException {
    if (!headers.sha256().equals(manifest.fileSha256()) || headers.seq() < next) {
      return;
    }
    if (headers.seq() > next) {
      throw missing();
    }
    bytes += value.length;
    if (bytes > manifest.fileBytes()) {
      throw EvidenceMismatchException.ofBytes(manifest.fileBytes(), bytes);
    }
    ByteBuffer buffer = ByteBuffer.wrap(value);
    while (buffer.hasRemaining()) {
      out.write(buffer);
    }
    total = headers.total();
    next++;
  }

  boolean isComplete() {
    return next > total;
  }

  EvidenceMissingException missing() {
    return new EvidenceMissingException(
        "chunk " + next + " of capture " + manifest.captureId() + " is not in the topic");
  }

  /** Checks a complete file against the manifest. */
  void verify() throws EvidenceMismatchException {
    FileHashes actual = out.finish();
    if (!actual.sha256().equals(manifest.fileSha256())) {
      throw EvidenceMismatchException.ofSha256(manifest.fileSha256(), actual.sha256());
    }
  }
}
