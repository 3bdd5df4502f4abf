package dev.stoop.indexer.protocol;

import dev.stoop.indexer.packet.Moment;
import dev.stoop.indexer.protocol.dns.DnsMessage;
import org.jspecify.annotations.Nullable;

/**
 * A DNS question with its answer, or either alone.
 *
 * @param protocol {@code dns}, {@code mdns} or {@code llmnr}
 * @param asker the way that the question goes, or would have gone
 * @param attempts how often the question was seen
 */
public record DnsTransaction(
    String protocol,
    Direction asker,
    @Nullable DnsMessage query,
    @Nullable Moment asked,
    @Nullable DnsMessage response,
    @Nullable Moment answered,
    int attempts) {

  public DnsTransaction {
    if ((query == null || asked == null) && (response == null || answered == null)) {
      throw new IllegalArgumentException("a DNS transaction has a query or a response");
    }
  }

  /** Where it begins. */
  public Moment first() {
    return asked != null ? asked : last();
  }

  /** Where it ends. */
  public Moment last() {
    Moment last = answered != null ? answered : asked;
    if (last == null) {
      throw new AssertionError("held by the constructor");
    }
    return last;
  }

  /** The message that says what was asked: the query, or the response that repeats it. */
  public DnsMessage question() {
    DnsMessage message = query != null ? query : response;
    if (message == null) {
      throw new AssertionError("held by the constructor");
    }
    return message;
  }
}
