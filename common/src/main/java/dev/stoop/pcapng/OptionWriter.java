package dev.stoop.pcapng;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Gathers the options of one block, so that the block's length is known before it is written. Text
 * longer than an option can hold ({@value #MOST_TEXT} bytes) is cut between two characters.
 */
final class OptionWriter {
  static final int MOST_TEXT = 65_535;

  private static final int FIRST_CAPACITY = 512;

  private byte[] encoded = new byte[FIRST_CAPACITY];
  private int length;

  OptionWriter comments(List<String> comments) {
    for (String comment : comments) {
      value(OptionCode.COMMENT, utf8(comment, MOST_TEXT));
    }
    return this;
  }

  /** Empty text means: not known, and is not written. */
  OptionWriter text(int code, String text) {
    return text.isEmpty() ? this : value(code, utf8(text, MOST_TEXT));
  }

  /** A filter as text, which begins with its kind: 0. */
  OptionWriter filter(String filter) {
    if (filter.isEmpty()) {
      return this;
    }
    byte[] text = utf8(filter, MOST_TEXT - 1);
    byte[] value = new byte[text.length + 1];
    System.arraycopy(text, 0, value, 1, text.length);
    return value(OptionCode.INTERFACE_FILTER, value);
  }

  OptionWriter octet(int code, int value) {
    return value(code, new byte[] {(byte) value});
  }

  OptionWriter word(int code, int value) {
    header(code, Integer.BYTES);
    putInt(value);
    return this;
  }

  OptionWriter number(int code, long value) {
    header(code, Long.BYTES);
    putInt((int) value);
    putInt((int) (value >>> Integer.SIZE));
    return this;
  }

  OptionWriter timestamp(int code, long value) {
    header(code, Long.BYTES);
    putInt((int) (value >>> Integer.SIZE));
    putInt((int) value);
    return this;
  }

  /** A record of a name resolution block: address, name, zero byte. */
  OptionWriter name(ResolvedName resolved) {
    byte[] address = resolved.address().getAddress();
    byte[] name = utf8(resolved.name(), MOST_TEXT - address.length - 1);
    byte[] value = Arrays.copyOf(address, address.length + name.length + 1);
    System.arraycopy(name, 0, value, address.length, name.length);
    boolean isIpv4 = address.length == 4;
    return value(isIpv4 ? OptionCode.RECORD_IPV4 : OptionCode.RECORD_IPV6, value);
  }

  /** How long the gathered options are with their end, which is there only when there are any. */
  int length() {
    return length == 0 ? 0 : length + Integer.BYTES;
  }

  /** Writes them with their end, and begins anew. */
  void writeTo(BlockChannel channel) throws IOException {
    if (length > 0) {
      channel.put(encoded, length);
      channel.putInt(OptionCode.END);
    }
    Arrays.fill(encoded, 0, length, (byte) 0);
    length = 0;
  }

  private OptionWriter value(int code, byte[] value) {
    header(code, value.length);
    System.arraycopy(value, 0, encoded, length, value.length);
    length += (value.length + 3) & ~3;
    return this;
  }

  /** Room is made for the whole option; its padding stays zero. */
  private void header(int code, int valueLength) {
    int needed = length + Integer.BYTES + ((valueLength + 3) & ~3);
    if (needed > encoded.length) {
      encoded = Arrays.copyOf(encoded, Math.max(needed, encoded.length * 2));
    }
    putShort(code);
    putShort(valueLength);
  }

  private void putInt(int value) {
    putShort(value);
    putShort(value >>> Short.SIZE);
  }

  private void putShort(int value) {
    encoded[length++] = (byte) value;
    encoded[length++] = (byte) (value >>> Byte.SIZE);
  }

  private static byte[] utf8(String text, int most) {
    byte[] bytes = text.getBytes(UTF_8);
    if (bytes.length <= most) {
      return bytes;
    }
    int end = most;
    while (isContinuation(bytes[end])) {
      end--;
    }
    return Arrays.copyOf(bytes, end);
  }

  private static boolean isContinuation(byte octet) {
    return (octet & 0xC0) == 0x80;
  }
}
