package dev.stoop.indexer.bytes;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * Reads hostile bytes in network order, front to back, within a window that it never leaves.
 *
 * <p>A read past the window's end gives 0 (or nothing), moves to the end and marks the cursor
 * {@linkplain #overrun() overrun}. Decoders so read field after field and ask once whether all of
 * them were there. Reused; not thread-safe.
 */
public final class Cursor {
  private static final ValueLayout.OfShort U16 =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(BIG_ENDIAN);
  private static final ValueLayout.OfInt U32 = ValueLayout.JAVA_INT_UNALIGNED.withOrder(BIG_ENDIAN);
  private static final ValueLayout.OfLong U64 =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(BIG_ENDIAN);

  private MemorySegment segment = MemorySegment.NULL;
  private long at;
  private long end;
  private boolean overrun;

  /** Looks at {@code [from, to)} of the segment, or as much of it as there is. */
  public Cursor on(MemorySegment segment, long from, long to) {
    this.segment = segment;
    this.end = Math.clamp(to, 0, segment.byteSize());
    this.at = Math.clamp(from, 0, end);
    this.overrun = false;
    return this;
  }

  /** Looks at a whole array. */
  public Cursor on(byte[] bytes) {
    return on(MemorySegment.ofArray(bytes), 0, bytes.length);
  }

  public MemorySegment segment() {
    return segment;
  }

  /** The offset of the next byte, in the segment. */
  public long at() {
    return at;
  }

  /** The offset behind the window's last byte, in the segment. */
  public long end() {
    return end;
  }

  public long remaining() {
    return end - at;
  }

  /** Whether anything was asked for that was not there. */
  public boolean overrun() {
    return overrun;
  }

  /** Ends the window earlier, {@code length} bytes from here; never later than it did. */
  public void limit(long length) {
    if (length >= 0 && length < remaining()) {
      end = at + length;
    }
  }

  public void skip(long count) {
    if (take(count)) {
      at += count;
    }
  }

  public int u8() {
    return take(1) ? segment.get(ValueLayout.JAVA_BYTE, at++) & 0xff : 0;
  }

  public int u16() {
    if (!take(2)) {
      return 0;
    }
    int value = segment.get(U16, at) & 0xffff;
    at += 2;
    return value;
  }

  public int u24() {
    return u8() << 16 | u16();
  }

  /** 32 bits, unsigned. */
  public long u32() {
    if (!take(4)) {
      return 0;
    }
    long value = segment.get(U32, at) & 0xffff_ffffL;
    at += 4;
    return value;
  }

  /** 48 bits: a MAC address. */
  public long u48() {
    return (long) u16() << 32 | u32();
  }

  /** 64 bits, as they are. */
  public long u64() {
    if (!take(8)) {
      return 0;
    }
    long value = segment.get(U64, at);
    at += 8;
    return value;
  }

  /** The byte that {@link #u8()} would give, without moving; 0 at the end. */
  public int peek() {
    return at < end ? segment.get(ValueLayout.JAVA_BYTE, at) & 0xff : 0;
  }

  /** The next bytes, or none where there are fewer. */
  public byte[] bytes(int count) {
    if (!take(count)) {
      return new byte[0];
    }
    byte[] bytes = new byte[count];
    MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, at, bytes, 0, count);
    at += count;
    return bytes;
  }

  /** The next bytes, one character each; empty where there are fewer. */
  public String latin1(int count) {
    return new String(bytes(count), StandardCharsets.ISO_8859_1);
  }

  private boolean take(long count) {
    if (count >= 0 && count <= end - at) {
      return true;
    }
    at = end;
    overrun = true;
    return false;
  }
}
