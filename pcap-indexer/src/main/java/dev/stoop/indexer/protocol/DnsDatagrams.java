package dev.stoop.indexer.protocol;

import dev.stoop.indexer.bytes.Budget;
import dev.stoop.indexer.bytes.Cursor;
import dev.stoop.indexer.packet.Moment;
import dev.stoop.indexer.protocol.dns.DnsDecoder;

/** DNS over UDP, one message a datagram; also multicast DNS and LLMNR. */
final class DnsDatagrams implements Dialogue {
  private final DnsDecoder decoder;
  private final DnsPairing pairing;

  DnsDatagrams(String protocol, DnsDecoder decoder, Findings findings, Budget budget) {
    this.decoder = decoder;
    pairing = new DnsPairing(protocol, findings, budget);
    findings.speaks(protocol);
  }

  @Override
  public Dialogue data(Direction direction, Cursor bytes, Moment at) {
    pairing.message(direction, decoder.decode(bytes), at);
    return this;
  }

  @Override
  public void end() {
    pairing.end();
  }
}
