package dev.stoop.indexer.protocol;

import dev.stoop.indexer.bytes.Budget;
import dev.stoop.indexer.bytes.Cursor;
import dev.stoop.indexer.packet.Moment;
import dev.stoop.indexer.protocol.dns.DnsDecoder;

/** Finds out by the first datagrams whether a flow on any port speaks DNS. */
final class UdpRecogniser implements Dialogue {
  private static final int MAX_ATTEMPTS = 4;

  private final DnsDecoder decoder;
  private final Findings findings;
  private final Budget budget;
  private int attempts;

  UdpRecogniser(DnsDecoder decoder, Findings findings, Budget budget) {
    this.decoder = decoder;
    this.findings = findings;
    this.budget = budget;
  }

  @Override
  public Dialogue data(Direction direction, Cursor bytes, Moment at) {
    if (decoder.isDns(bytes)) {
      return new DnsDatagrams("dns", decoder, findings, budget).data(direction, bytes, at);
    }
    return ++attempts < MAX_ATTEMPTS ? this : Opaque.OPAQUE;
  }
}
