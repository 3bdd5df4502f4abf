package dev.stoop.indexer.protocol.http;

import dev.stoop.indexer.bytes.Cursor;
import dev.stoop.indexer.bytes.Verdict;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** Tells whether bytes begin an HTTP/1 message, by the whole of their first line. */
public final class HttpStart {
  private static final int LONGEST_LINE = 16 * 1024;
  private static final String RESPONSE = "HTTP/1.";

  private HttpStart() {}

  public static Verdict judge(Cursor in) {
    if (!isMethodOrVersion(in.peek())) {
      return Verdict.NO; // decides nearly all that is no HTTP, at the cost of one byte
    }
    int length = (int) Math.min(in.remaining(), LONGEST_LINE);
    byte[] bytes = new byte[length];
    MemorySegment.copy(in.segment(), ValueLayout.JAVA_BYTE, in.at(), bytes, 0, length);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int newline = text.indexOf('\n');
    if (newline < 0) {
      return couldBegin(text) ? Verdict.MORE : Verdict.NO;
    }
    boolean carriageReturn = newline > 0 && text.charAt(newline - 1) == '\r';
    String line = text.substring(0, carriageReturn ? newline - 1 : newline);
    return HttpHeadReader.isStartLine(line) ? Verdict.YES : Verdict.NO;
  }

  /** Whether the text, which has no line end, can be the beginning of a first line. */
  private static boolean couldBegin(String text) {
    return text.startsWith(RESPONSE)
        || RESPONSE.startsWith(text)
        || HttpHeadReader.methodLength(text) > 0
        || HttpHeadReader.isMethodPrefix(text);
  }

  private static boolean isMethodOrVersion(int first) {
    return first >= 'A' && first <= 'Z';
  }
}
