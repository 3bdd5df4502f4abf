package dev.stoop.pcapng;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Walks the options of one block, or the records of a name resolution block, which have the same
 * form: code and length of 16 bits each, then a value padded to 32 bits. A malformed one ends the
 * walk and is noted; the block's other content stands.
 */
final class OptionReader {
  /** A block of any size may be all options; this many bytes of them are read. */
  private static final long MOST_BYTES = 1 << 20;

  private static final int HEADER = 4;

  private final Bytes bytes;
  private final Notes notes;
  private final long start;
  private final long end;
  private long next;
  private int code;
  private int length;
  private long value;

  OptionReader(Bytes bytes, long start, long end, Notes notes) {
    this.bytes = bytes;
    this.notes = notes;
    this.start = start;
    this.end = end;
    this.next = start;
  }

  /** Goes on to the next option; false at the end, regular or not. */
  boolean next() {
    if (end - next < HEADER) {
      return false;
    }
    if (next - start > MOST_BYTES) {
      notes.add(next, "options after the first " + MOST_BYTES + " bytes of them were not read");
      return false;
    }
    code = bytes.u16(next);
    length = bytes.u16(next + 2);
    value = next + HEADER;
    if (code == OptionCode.END) {
      return false;
    }
    if (length > end - value) {
      notes.add(next, "option " + code + " of " + length + " bytes reaches beyond its block");
      return false;
    }
    next = value + ((length + 3) & ~3);
    return true;
  }

  int code() {
    return code;
  }

  int length() {
    return length;
  }

  /** Offset of the value in the file. */
  long value() {
    return value;
  }

  /** The value as text, without the zero byte that some writers end it with. */
  String text() {
    int text = length > 0 && bytes.u8(value + length - 1) == 0 ? length - 1 : length;
    return bytes.text(value, text);
  }

  /** The value as a number of 64 bits, or nothing (noted) when it has another length. */
  OptionalLong number() {
    return has(Long.BYTES) ? OptionalLong.of(bytes.i64(value)) : OptionalLong.empty();
  }

  /** The value as a timestamp in ticks, or nothing (noted) when it has another length. */
  OptionalLong timestamp() {
    return has(Long.BYTES) ? OptionalLong.of(bytes.timestamp(value)) : OptionalLong.empty();
  }

  /** Whether the value is this long; noted when it is not. */
  boolean has(int expected) {
    if (length == expected) {
      return true;
    }
    notes.add(value, "option " + code + " has " + length + " bytes instead of " + expected);
    return false;
  }

  static List<String> comments(Bytes bytes, long start, long end, Notes notes) {
    List<String> comments = new ArrayList<>();
    OptionReader options = new OptionReader(bytes, start, end, notes);
    while (options.next()) {
      if (options.code() == OptionCode.COMMENT) {
        comments.add(options.text());
      }
    }
    return comments;
  }
}
