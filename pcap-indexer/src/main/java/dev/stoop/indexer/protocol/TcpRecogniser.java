package dev.stoop.indexer.protocol;

import dev.stoop.indexer.bytes.Backlog;
import dev.stoop.indexer.bytes.Budget;
import dev.stoop.indexer.bytes.Cursor;
import dev.stoop.indexer.packet.Moment;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * Finds out by their first bytes what a connection speaks. Where the capture began later than the
 * connection, or other talk came first (SOCKS, STARTTLS), the next segments get their chance.
 */
final class TcpRecogniser implements Dialogue {
  private static final int MAX_ATTEMPTS = 16;

  /** What is too short to tell is kept up to this; longer is enough to tell. */
  private static final int KEPT = 64;

  private final Protocols protocols;
  private final Findings findings;
  private final boolean dnsPort;
  private final Backlog forward;
  private final Backlog backward;
  private int attempts;

  TcpRecogniser(Protocols protocols, Findings findings, boolean dnsPort, Budget budget) {
    this.protocols = protocols;
    this.findings = findings;
    this.dnsPort = dnsPort;
    forward = new Backlog(KEPT, budget);
    backward = new Backlog(KEPT, budget);
  }

  @Override
  public Dialogue data(Direction direction, Cursor bytes, Moment at) {
    Backlog kept = of(direction);
    Cursor all = kept.size() == 0 ? bytes : joined(kept, bytes);
    Budget budget = protocols.budget();
    return switch (protocols.recognise(all, dnsPort)) {
      case UNCLEAR -> keep(kept, all);
      case NONE -> failed(kept);
      case TLS -> begin(new TlsHandshake(findings, budget), direction, all, at);
      case HTTP -> begin(new HttpConversation(findings, protocols, budget), direction, all, at);
      case DNS -> begin(new DnsStream(protocols.dns(), findings, budget), direction, all, at);
    };
  }

  @Override
  public Dialogue gap(Direction direction, long missing) {
    of(direction).clear();
    return this;
  }

  @Override
  public void end() {
    forward.clear();
    backward.clear();
  }

  private Dialogue begin(Dialogue dialogue, Direction direction, Cursor all, Moment at) {
    end();
    return dialogue.data(direction, all, at);
  }

  private Dialogue keep(Backlog kept, Cursor all) {
    kept.clear();
    boolean waiting = all.remaining() <= KEPT && kept.append(all, (int) all.remaining());
    return waiting ? this : failed(kept);
  }

  private Dialogue failed(Backlog kept) {
    kept.clear();
    if (++attempts < MAX_ATTEMPTS) {
      return this;
    }
    end();
    return Opaque.OPAQUE;
  }

  private static Cursor joined(Backlog kept, Cursor bytes) {
    byte[] all = Arrays.copyOf(kept.array(), kept.size() + (int) bytes.remaining());
    MemorySegment.copy(
        bytes.segment(),
        ValueLayout.JAVA_BYTE,
        bytes.at(),
        all,
        kept.size(),
        (int) bytes.remaining());
    return new Cursor().on(all);
  }

  private Backlog of(Direction direction) {
    return direction == Direction.FORWARD ? forward : backward;
  }
}
