package dev.stoop.indexer.protocol.http;

import org.jspecify.annotations.Nullable;

/**
 * The head of an HTTP/1 message (RFC 9112): its first line and the few fields that are kept. Values
 * are one character a byte, as sent, cut where they are long.
 */
public sealed interface HttpHead {
  /** {@code 1.0} or {@code 1.1}. */
  String version();

  Fields fields();

  /**
   * The fields that are kept, null where there are none of that name.
   *
   * @param contentLength bytes, -1 where none or none that is a number is given
   * @param chunked whether the body comes in chunks
   * @param cut whether a value, or the head, is longer than what is kept
   */
  record Fields(
      @Nullable String host,
      @Nullable String userAgent,
      @Nullable String contentType,
      long contentLength,
      boolean chunked,
      boolean cut) {}

  /** A request: {@code GET /path HTTP/1.1}. */
  record Request(String method, String target, String version, Fields fields) implements HttpHead {}

  /** A response: {@code HTTP/1.1 404 Not Found}. */
  record Response(int status, String version, Fields fields) implements HttpHead {}
}
