package dev.stoop.worker.live;

import dev.stoop.worker.session.Tally;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Counts the packets of a spool file that still grows, going on where it left off. It reads only
 * the packets' headers, and only when somebody must know exactly. One thread at a time.
 */
final class SpoolCount {
  private static final int FILE_HEADER = 24;
  private static final int PACKET_HEADER = 16;
  private static final int CAPTURED_LENGTH = 8;
  private static final int WINDOW = 256 * 1024;

  private final Path spool;
  private long position = FILE_HEADER;
  private long packets;
  private long bytes;

  SpoolCount(Path spool) {
    this.spool = spool;
  }

  /** The complete packets that are in the file by now. */
  Tally count() throws IOException {
    try (FileChannel file = FileChannel.open(spool, StandardOpenOption.READ)) {
      ByteBuffer window = ByteBuffer.allocate(WINDOW).order(ByteOrder.nativeOrder());
      long size = file.size();
      while (position + PACKET_HEADER <= size && readWindow(file, window)) {
        if (!countWindow(window, size)) {
          break;
        }
      }
      return new Tally(packets, bytes);
    }
  }

  private boolean readWindow(FileChannel file, ByteBuffer window) throws IOException {
    window.clear();
    while (window.hasRemaining()) {
      if (file.read(window, position + window.position()) < 0) {
        break;
      }
    }
    window.flip();
    return window.remaining() >= PACKET_HEADER;
  }

  /** Counts packets whose header is in the window; false when the last one is not complete yet. */
  private boolean countWindow(ByteBuffer window, long size) {
    long start = position;
    while (position - start + PACKET_HEADER <= window.limit()) {
      int captured = window.getInt((int) (position - start) + CAPTURED_LENGTH);
      long end = position + PACKET_HEADER + captured;
      if (captured < 0 || end > size) {
        return false;
      }
      position = end;
      packets++;
      bytes += captured;
    }
    return true;
  }
}
