package dev.stoop.indexer.protocol.dns;

import dev.stoop.indexer.bytes.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * Reads domain names with compression pointers (RFC 1035, 4.1.4).
 *
 * <p>A pointer has to lead to before the labels that led to it, so that every name comes to an end;
 * a name has at most 255 bytes, and at most 32 pointers are followed.
 */
final class DnsName {
  private static final int MAX_BYTES = 255;
  private static final int MAX_POINTERS = 32;

  private final Cursor jump = new Cursor();

  /**
   * Reads the name at the cursor and moves behind it; null where it cannot be read.
   *
   * @param message where the message begins, in the cursor's segment
   */
  @Nullable String read(Cursor in, long message) {
    StringBuilder name = new StringBuilder();
    Cursor labels = in;
    long barrier = in.at();
    int pointers = 0;
    int bytes = 0;
    while (true) {
      int length = labels.u8();
      if (labels.overrun()) {
        return null;
      }
      if (length == 0) {
        return name.isEmpty() ? "." : name.toString();
      }
      if (length >= 0xc0) {
        long target = message + ((length & 0x3f) << 8 | labels.u8());
        if (labels.overrun() || target >= barrier || ++pointers > MAX_POINTERS) {
          return null;
        }
        barrier = target;
        labels = jump.on(in.segment(), target, in.end());
        continue;
      }
      bytes += length + 1;
      if (length > 63 || bytes > MAX_BYTES || length > labels.remaining()) {
        return null;
      }
      if (!name.isEmpty()) {
        name.append('.');
      }
      for (int i = 0; i < length; i++) {
        appendEscaped(name, labels.u8());
      }
    }
  }

  /** RFC 4343: what is not a plain character is written as an escape. */
  static void appendEscaped(StringBuilder text, int octet) {
    if (octet == '.' || octet == '\\') {
      text.append('\\').append((char) octet);
    } else if (octet > 0x20 && octet < 0x7f) {
      text.append((char) octet);
    } else {
      text.append('\\')
          .append((char) ('0' + octet / 100))
          .append((char) ('0' + octet / 10 % 10))
          .append((char) ('0' + octet % 10));
    }
  }
}
