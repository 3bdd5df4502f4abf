package dev.stoop.outcome;

import java.util.List;

/**
 * Hashes of a file's pieces, so that a change can be located. A piece of the smallest size has its
 * SHA-256; when there are too many pieces, neighbours are merged into the SHA-256 of their two
 * hashes (one left over is taken as it is) and the size doubles.
 *
 * @param pieceBytes the size of a piece; the last one may be shorter
 * @param sha256 lower-case hexadecimal, in file order
 */
public record PieceHashes(long pieceBytes, List<String> sha256) {
  public PieceHashes {
    sha256 = List.copyOf(sha256);
    if (pieceBytes < 1 || Long.bitCount(pieceBytes) != 1) {
      throw new IllegalArgumentException("pieceBytes: a power of two wanted, not " + pieceBytes);
    }
  }
}
