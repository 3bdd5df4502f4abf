package dev.stoop.indexer.protocol;

import dev.stoop.indexer.packet.Moment;
import dev.stoop.indexer.protocol.tls.ClientHello;
import dev.stoop.indexer.protocol.tls.ServerHello;

/** Takes what the dialogue of one flow is found to be about. */
public interface Findings {
  /** The flow speaks this protocol; ECS {@code network.protocol}. */
  void speaks(String protocol);

  void dns(DnsTransaction transaction);

  void http(HttpTransaction transaction);

  void clientHello(ClientHello hello);

  void serverHello(ServerHello hello);

  /** Something could not be read; {@code what} says what, and never repeats packet contents. */
  void fault(String what, Moment at);
}
