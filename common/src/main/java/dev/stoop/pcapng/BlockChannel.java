package dev.stoop.pcapng;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;

/** Gathers little-endian values in one reused buffer and hands full ones to a channel. */
final class BlockChannel {
  private static final int CAPACITY = 256 << 10;
  private static final byte[] ZEROS = new byte[4];

  private final WritableByteChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(CAPACITY).order(ByteOrder.LITTLE_ENDIAN);
  private final MemorySegment bufferSegment = MemorySegment.ofArray(buffer.array());
  private long flushed;

  BlockChannel(WritableByteChannel channel) {
    this.channel = channel;
  }

  void putInt(int value) throws IOException {
    room(Integer.BYTES);
    buffer.putInt(value);
  }

  void putShort(int value) throws IOException {
    room(Short.BYTES);
    buffer.putShort((short) value);
  }

  void putLong(long value) throws IOException {
    room(Long.BYTES);
    buffer.putLong(value);
  }

  /** A timestamp: its upper half first in either byte order. */
  void putTimestamp(long value) throws IOException {
    putInt((int) (value >>> Integer.SIZE));
    putInt((int) value);
  }

  void put(byte[] bytes, int length) throws IOException {
    put(MemorySegment.ofArray(bytes), 0, length);
  }

  void put(MemorySegment source, long offset, int length) throws IOException {
    long from = offset;
    int left = length;
    while (left > 0) {
      room(1);
      int part = Math.min(left, buffer.remaining());
      MemorySegment.copy(
          source, JAVA_BYTE, from, bufferSegment, JAVA_BYTE, buffer.position(), part);
      buffer.position(buffer.position() + part);
      from += part;
      left -= part;
    }
  }

  /** Fills up to the next multiple of four what began with this many bytes. */
  void pad(int length) throws IOException {
    int padding = -length & 3;
    room(padding);
    buffer.put(ZEROS, 0, padding);
  }

  /** Bytes put so far, flushed or not. */
  long position() {
    return flushed + buffer.position();
  }

  void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      flushed += channel.write(buffer);
    }
    buffer.clear();
  }

  private void room(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      flush();
    }
  }
}
