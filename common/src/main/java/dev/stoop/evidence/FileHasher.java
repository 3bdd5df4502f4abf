package dev.stoop.evidence;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes a file in one pass, whole and in pieces. For one thread and one file. */
final class FileHasher {
  private final MessageDigest whole = sha256();
  private final PieceHasher pieces = new PieceHasher();
  private long bytes;

  /** Takes what remains in the buffer, whose position does not move. */
  void update(ByteBuffer buffer) {
    bytes += buffer.remaining();
    whole.update(buffer.duplicate());
    pieces.update(buffer.duplicate());
  }

  /** The hashes of everything that was given; nothing may be given after. */
  FileHashes finish() {
    return new FileHashes(bytes, HexFormat.of().formatHex(whole.digest()), pieces.finish());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
