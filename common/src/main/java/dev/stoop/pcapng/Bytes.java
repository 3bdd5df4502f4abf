package dev.stoop.pcapng;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * A file's bytes in the byte order that its section announced. Callers have checked that what they
 * ask for lies inside the file.
 */
final class Bytes {
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final MemorySegment file;
  private boolean bigEndian;

  Bytes(MemorySegment file) {
    this.file = file;
  }

  MemorySegment file() {
    return file;
  }

  long size() {
    return file.byteSize();
  }

  void bigEndian(boolean big) {
    bigEndian = big;
  }

  int u8(long offset) {
    return Byte.toUnsignedInt(file.get(JAVA_BYTE, offset));
  }

  int u16(long offset) {
    short value = file.get(SHORT, offset);
    return Short.toUnsignedInt(bigEndian ? Short.reverseBytes(value) : value);
  }

  int i32(long offset) {
    int value = file.get(INT, offset);
    return bigEndian ? Integer.reverseBytes(value) : value;
  }

  long u32(long offset) {
    return Integer.toUnsignedLong(i32(offset));
  }

  /** Eight bytes in the section's order. */
  long i64(long offset) {
    return bigEndian ? words(offset, offset + 4) : words(offset + 4, offset);
  }

  /** A timestamp: pcapng stores its upper half first in either byte order. */
  long timestamp(long offset) {
    return words(offset, offset + 4);
  }

  byte[] copy(long offset, int length) {
    byte[] copy = new byte[length];
    MemorySegment.copy(file, JAVA_BYTE, offset, copy, 0, length);
    return copy;
  }

  String text(long offset, int length) {
    return new String(copy(offset, length), UTF_8);
  }

  private long words(long upper, long lower) {
    return ((long) i32(upper) << Integer.SIZE) | u32(lower);
  }
}
