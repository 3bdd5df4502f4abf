package dev.stoop.evidence;

import dev.stoop.outcome.PieceHashes;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Computes {@link PieceHashes} in one pass with bounded memory: at most {@value #MOST_PIECES}
 * pieces, of {@value #SMALLEST_PIECE} bytes as long as that is enough, and of twice as many each
 * time it is not. The hashes are one level of a Merkle tree over the smallest pieces.
 */
final class PieceHasher {
  static final int SMALLEST_PIECE = 512;
  static final int MOST_PIECES = 256;

  private final MessageDigest leaf = FileHasher.sha256();
  private final MessageDigest parent = FileHasher.sha256();

  /** Hashes of whole subtrees of the piece that is being read, the largest first. */
  private final Deque<byte[]> open = new ArrayDeque<>();

  /** Leaves under {@link #open}: each bit that is set stands for one subtree of that size. */
  private long openLeaves;

  private List<byte[]> pieces = new ArrayList<>();
  private int pieceLevel;
  private int inLeaf;

  void update(ByteBuffer buffer) {
    int end = buffer.limit();
    while (buffer.position() < end) {
      int part = Math.min(SMALLEST_PIECE - inLeaf, end - buffer.position());
      leaf.update(buffer.limit(buffer.position() + part));
      inLeaf += part;
      if (inLeaf == SMALLEST_PIECE) {
        completeLeaf();
      }
    }
  }

  PieceHashes finish() {
    if (inLeaf > 0) {
      completeLeaf();
    }
    byte[] last = closeOpen();
    if (last != null) {
      pieces.add(last);
    }
    if (pieces.size() > MOST_PIECES) {
      mergeNeighbours();
      pieces.add(open.removeLast());
    }
    return new PieceHashes(
        (long) SMALLEST_PIECE << pieceLevel,
        pieces.stream().map(HexFormat.of()::formatHex).toList());
  }

  private void completeLeaf() {
    byte[] node = leaf.digest();
    inLeaf = 0;
    openLeaves++;
    for (int level = Long.numberOfTrailingZeros(openLeaves); level > 0; level--) {
      node = hash(open.removeLast(), node);
    }
    open.addLast(node);
    if (openLeaves == 1L << pieceLevel) {
      completePiece();
    }
  }

  private void completePiece() {
    pieces.add(open.removeLast());
    openLeaves = 0;
    if (pieces.size() > MOST_PIECES) {
      mergeNeighbours();
    }
  }

  /** Doubles the size of a piece; the odd last one becomes half of the piece being read. */
  private void mergeNeighbours() {
    List<byte[]> merged = new ArrayList<>(MOST_PIECES);
    for (int i = 0; i + 1 < pieces.size(); i += 2) {
      merged.add(hash(pieces.get(i), pieces.get(i + 1)));
    }
    open.addLast(pieces.getLast());
    openLeaves = 1L << pieceLevel;
    pieces = merged;
    pieceLevel++;
  }

  /** The hash of a piece that ends early: what is left over on one level goes up as it is. */
  private byte @Nullable [] closeOpen() {
    byte[] hash = null;
    while (!open.isEmpty()) {
      byte[] left = open.removeLast();
      hash = hash == null ? left : hash(left, hash);
    }
    return hash;
  }

  private byte[] hash(byte[] left, byte[] right) {
    parent.update(left);
    parent.update(right);
    return parent.digest();
  }
}
