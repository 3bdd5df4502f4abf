package dev.stoop.indexer.sample;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes in network order, put together from numbers and texts. */
public final class Octets {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  public static Octets of(byte[] bytes) {
    return new Octets().bytes(bytes);
  }

  public static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  public Octets u8(int... values) {
    for (int value : values) {
      out.write(value);
    }
    return this;
  }

  public Octets u16(int... values) {
    for (int value : values) {
      u8(value >> 8, value);
    }
    return this;
  }

  public Octets u24(int value) {
    return u8(value >> 16).u16(value);
  }

  public Octets u32(long value) {
    return u16((int) (value >> 16), (int) value);
  }

  public Octets bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  public Octets text(String text) {
    return bytes(latin1(text));
  }

  public Octets zeros(int count) {
    return bytes(new byte[count]);
  }

  public byte[] toArray() {
    return out.toByteArray();
  }
}
