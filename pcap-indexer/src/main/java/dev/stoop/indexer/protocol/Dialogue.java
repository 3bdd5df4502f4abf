package dev.stoop.indexer.protocol;

import dev.stoop.indexer.bytes.Cursor;
import dev.stoop.indexer.packet.Moment;

/**
 * What is known so far of the protocol that a flow speaks.
 *
 * <pre>
 * TcpRecogniser --> TlsHandshake ----> Opaque
 *       |  ^  \---> DnsStream
 *       v   \-----> HttpConversation --> (CONNECT) TcpRecogniser, (upgrade) Opaque
 *     Opaque
 * UdpRecogniser --> DnsDatagrams, Opaque
 * </pre>
 */
public sealed interface Dialogue
    permits TcpRecogniser,
        UdpRecogniser,
        TlsHandshake,
        HttpConversation,
        DnsStream,
        DnsDatagrams,
        Opaque {

  /**
   * Takes the next bytes of a stream, or one datagram.
   *
   * @param bytes valid during the call only
   * @return the dialogue that takes what follows, often this one
   */
  Dialogue data(Direction direction, Cursor bytes, Moment at);

  /** Bytes of the stream are missing before the next ones. */
  default Dialogue gap(Direction direction, long missing) {
    return this;
  }

  /** Nothing more comes: what is unanswered is reported, what was kept is given back. */
  default void end() {}

  /** Whether more bytes could tell more. */
  default boolean listens() {
    return true;
  }
}
