package dev.stoop.indexer.protocol;

import dev.stoop.indexer.bytes.Backlog;
import dev.stoop.indexer.bytes.Budget;
import dev.stoop.indexer.bytes.Cursor;
import dev.stoop.indexer.packet.Moment;
import dev.stoop.indexer.protocol.dns.DnsDecoder;
import java.lang.foreign.MemorySegment;

/** DNS over TCP: messages, each behind its length in 16 bits (RFC 7766). */
final class DnsStream implements Dialogue {
  private static final int PREFIX = 2;
  private static final int LONGEST = PREFIX + 0xffff;

  private final DnsDecoder decoder;
  private final Cursor whole = new Cursor();
  private final DnsPairing pairing;
  private final Findings findings;
  private final Backlog forward;
  private final Backlog backward;

  DnsStream(DnsDecoder decoder, Findings findings, Budget budget) {
    this.decoder = decoder;
    this.findings = findings;
    pairing = new DnsPairing("dns", findings, budget);
    forward = new Backlog(LONGEST, budget);
    backward = new Backlog(LONGEST, budget);
    findings.speaks("dns");
  }

  @Override
  public Dialogue data(Direction direction, Cursor bytes, Moment at) {
    Backlog backlog = direction == Direction.FORWARD ? forward : backward;
    while (bytes.remaining() > 0) {
      int missing = missing(backlog);
      if (!backlog.append(bytes, (int) Math.min(missing, bytes.remaining()))) {
        findings.fault("DNS message over TCP is left out: too much is kept back", at);
        return lost();
      }
      if (backlog.size() >= PREFIX && missing(backlog) == 0) {
        message(direction, backlog, at);
      }
    }
    return this;
  }

  private void message(Direction direction, Backlog backlog, Moment at) {
    whole.on(MemorySegment.ofArray(backlog.array()), PREFIX, backlog.size());
    if (whole.remaining() > 0) {
      pairing.message(direction, decoder.decode(whole), at);
    }
    backlog.clear();
  }

  /** How many bytes the prefix, or else the message, still needs. */
  private static int missing(Backlog backlog) {
    if (backlog.size() < PREFIX) {
      return PREFIX - backlog.size();
    }
    byte[] bytes = backlog.array();
    return PREFIX + ((bytes[0] & 0xff) << 8 | (bytes[1] & 0xff)) - backlog.size();
  }

  /** Without its bytes a stream has no message boundaries any more. */
  @Override
  public Dialogue gap(Direction direction, long missing) {
    return lost();
  }

  private Dialogue lost() {
    end();
    return Opaque.OPAQUE;
  }

  @Override
  public void end() {
    pairing.end();
    forward.clear();
    backward.clear();
  }
}
