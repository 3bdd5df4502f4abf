package dev.stoop.worker.evidence;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Walks the packets of one complete spool file, without copying any. A packet that was not written
 * to its end, as after a crash, ends the walk. For one thread.
 */
final class SpoolReader {
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  private static final int FILE_HEADER = 24;
  private static final int LINK_TYPE = 20;
  private static final int PACKET_HEADER = 16;
  private static final int NANOS = 4;
  private static final int CAPTURED_LENGTH = 8;
  private static final int ORIGINAL_LENGTH = 12;
  private static final int ETHERNET = 1;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final MemorySegment file;
  private long header;
  private long next = FILE_HEADER;

  private SpoolReader(MemorySegment file) {
    this.file = file;
  }

  /**
   * @param arena for how long the file is mapped
   */
  static SpoolReader open(Path spool, Arena arena) throws IOException {
    try (FileChannel channel = FileChannel.open(spool, StandardOpenOption.READ)) {
      return new SpoolReader(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
    }
  }

  /** The LINKTYPE number. */
  int linkType() {
    return file.byteSize() < FILE_HEADER ? ETHERNET : file.get(INT, LINK_TYPE);
  }

  /** Moves on to the next packet; false when there is none. */
  boolean next() {
    if (file.byteSize() - next < PACKET_HEADER) {
      return false;
    }
    header = next;
    int captured = capturedLength();
    if (captured < 0 || captured > file.byteSize() - header - PACKET_HEADER) {
      next = file.byteSize();
      return false;
    }
    next = header + PACKET_HEADER + captured;
    return true;
  }

  long epochNanos() {
    return Integer.toUnsignedLong(file.get(INT, header)) * NANOS_PER_SECOND
        + file.get(INT, header + NANOS);
  }

  int capturedLength() {
    return file.get(INT, header + CAPTURED_LENGTH);
  }

  int originalLength() {
    return file.get(INT, header + ORIGINAL_LENGTH);
  }

  MemorySegment file() {
    return file;
  }

  /** Where the packet begins in {@link #file()}. */
  long offset() {
    return header + PACKET_HEADER;
  }
}
