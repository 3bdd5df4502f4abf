package dev.stoop.indexer.protocol.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the head of an HTTP/1 message from bytes that hold all of it (RFC 9112, 2 to 6). */
final class HttpHeadReader {
  static final int MAX_TARGET = 8 * 1024;
  static final int MAX_VALUE = 1024;

  private static final int MAX_METHOD = 20;
  private static final Pattern FOLD = Pattern.compile("\\s*[\\r\\n]\\s*");

  private @Nullable String host;
  private @Nullable String userAgent;
  private @Nullable String contentType;
  private long contentLength = -1;
  private boolean chunked;
  private boolean cut;

  private HttpHeadReader(boolean cut) {
    this.cut = cut;
  }

  /**
   * Reads the head; null where its first line is none.
   *
   * @param cut whether the bytes are only a part of the head
   */
  static @Nullable HttpHead read(byte[] bytes, int length, boolean cut) {
    String head = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    return new HttpHeadReader(cut).head(head);
  }

  /** Whether a line can be the first of a message. */
  static boolean isStartLine(String line) {
    return isResponse(line) || isRequest(line);
  }

  private @Nullable HttpHead head(String text) {
    int lineEnd = lineEnd(text, 0);
    String line = text.substring(0, lineEnd);
    if (isResponse(line)) {
      return new HttpHead.Response(
          Integer.parseInt(line.substring(9, 12)), line.substring(5, 8), fields(text, lineEnd));
    }
    if (!isRequest(line)) {
      return null;
    }
    int target = line.indexOf(' ') + 1;
    int version = line.lastIndexOf(' ');
    String kept = limited(line.substring(target, version).strip(), MAX_TARGET);
    return new HttpHead.Request(
        line.substring(0, target - 1), kept, line.substring(version + 6), fields(text, lineEnd));
  }

  private HttpHead.Fields fields(String text, int from) {
    int at = next(text, from);
    while (at < text.length()) {
      int end = lineEnd(text, at);
      // A line that begins with a blank goes on with the one before it (RFC 9112, 5.2).
      while (next(text, end) < text.length() && isBlank(text.charAt(next(text, end)))) {
        end = lineEnd(text, next(text, end));
      }
      field(text.substring(at, end));
      at = next(text, end);
    }
    return new HttpHead.Fields(host, userAgent, contentType, contentLength, chunked, cut);
  }

  private void field(String line) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      return;
    }
    String value = unfolded(line.substring(colon + 1));
    switch (line.substring(0, colon).strip().toLowerCase(Locale.ROOT)) {
      case "host" -> host = limited(value, MAX_VALUE);
      case "user-agent" -> userAgent = limited(value, MAX_VALUE);
      case "content-type" -> contentType = limited(value, MAX_VALUE);
      case "content-length" -> contentLength = number(value);
      case "transfer-encoding" -> chunked = value.toLowerCase(Locale.ROOT).endsWith("chunked");
      default -> {}
    }
  }

  private static String unfolded(String value) {
    return value.indexOf('\n') < 0 ? value.strip() : FOLD.matcher(value).replaceAll(" ").strip();
  }

  private String limited(String value, int most) {
    cut |= value.length() > most;
    return value.substring(0, Math.min(value.length(), most));
  }

  private static long number(String digits) {
    boolean plain = !digits.isEmpty() && digits.length() <= 18;
    for (int i = 0; i < digits.length() && plain; i++) {
      plain = digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
    }
    return plain ? Long.parseLong(digits) : -1;
  }

  private static boolean isResponse(String line) {
    return line.length() >= 12
        && isVersion(line, 0)
        && line.charAt(8) == ' '
        && number(line.substring(9, 12)) >= 100
        && (line.length() == 12 || line.charAt(12) == ' ');
  }

  private static boolean isRequest(String line) {
    int method = methodLength(line);
    int version = line.length() - 8;
    return method > 0
        && version > method + 2
        && line.charAt(version - 1) == ' '
        && isVersion(line, version);
  }

  /** The length of the method that the line begins with, 0 if it does not begin with one. */
  static int methodLength(String line) {
    int length = line.indexOf(' ');
    return length >= 3 && isMethodPrefix(line.substring(0, length)) ? length : 0;
  }

  /** Whether a method can begin so: capitals, as all registered methods. */
  static boolean isMethodPrefix(String text) {
    return text.length() <= MAX_METHOD && text.chars().allMatch(HttpHeadReader::isMethod);
  }

  private static boolean isMethod(int letter) {
    return (letter >= 'A' && letter <= 'Z') || letter == '-' || letter == '_';
  }

  private static boolean isVersion(String line, int at) {
    return line.startsWith("HTTP/1.", at) && (line.charAt(at + 7) & ~1) == '0';
  }

  private static boolean isBlank(char letter) {
    return letter == ' ' || letter == '\t';
  }

  /** Where the line ends that begins at {@code from}: at its CR LF or LF. */
  private static int lineEnd(String text, int from) {
    int newline = text.indexOf('\n', from);
    if (newline < 0) {
      return text.length();
    }
    return newline > from && text.charAt(newline - 1) == '\r' ? newline - 1 : newline;
  }

  private static int next(String text, int lineEnd) {
    int newline = text.indexOf('\n', lineEnd);
    return newline < 0 ? text.length() : newline + 1;
  }
}
