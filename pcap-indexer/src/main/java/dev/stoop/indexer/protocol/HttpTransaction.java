package dev.stoop.indexer.protocol;

import dev.stoop.indexer.packet.Moment;
import dev.stoop.indexer.protocol.http.HttpHead;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1 request with its response, or either alone.
 *
 * @param client the way that the request goes, or would have gone
 */
public record HttpTransaction(
    Direction client,
    HttpHead.@Nullable Request request,
    @Nullable Moment requested,
    HttpHead.@Nullable Response response,
    @Nullable Moment responded) {

  public HttpTransaction {
    if ((request == null || requested == null) && (response == null || responded == null)) {
      throw new IllegalArgumentException("an HTTP transaction has a request or a response");
    }
  }

  /** Where it begins. */
  public Moment first() {
    return requested != null ? requested : last();
  }

  /** Where it ends: with the head of the response. */
  public Moment last() {
    Moment last = responded != null ? responded : requested;
    if (last == null) {
      throw new AssertionError("held by the constructor");
    }
    return last;
  }
}
