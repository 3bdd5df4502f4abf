package dev.stoop.indexer.protocol;

import dev.stoop.indexer.bytes.Budget;
import dev.stoop.indexer.bytes.Cursor;
import dev.stoop.indexer.packet.Moment;
import dev.stoop.indexer.protocol.tls.ClientHello;
import dev.stoop.indexer.protocol.tls.ServerHello;
import dev.stoop.indexer.protocol.tls.TlsFirstMessage;
import dev.stoop.indexer.protocol.tls.TlsHello;
import org.jspecify.annotations.Nullable;

/** The start of a TLS connection: what the client offers, what the server chooses. */
final class TlsHandshake implements Dialogue {
  private final Findings findings;
  private final TlsFirstMessage forward;
  private final TlsFirstMessage backward;

  TlsHandshake(Findings findings, Budget budget) {
    this.findings = findings;
    forward = new TlsFirstMessage(budget);
    backward = new TlsFirstMessage(budget);
    findings.speaks("tls");
  }

  @Override
  public Dialogue data(Direction direction, Cursor bytes, Moment at) {
    TlsFirstMessage message = of(direction);
    if (message.state() == TlsFirstMessage.State.READING) {
      switch (message.take(bytes)) {
        case WHOLE -> hello(message, at);
        case FAILED -> message.close();
        case READING -> {}
      }
    }
    return next();
  }

  @Override
  public Dialogue gap(Direction direction, long missing) {
    of(direction).close();
    return next();
  }

  @Override
  public void end() {
    forward.close();
    backward.close();
  }

  private void hello(TlsFirstMessage message, Moment at) {
    boolean read =
        switch (message.type()) {
          case TlsHello.CLIENT_HELLO -> client(TlsHello.client(message.body()));
          case TlsHello.SERVER_HELLO -> server(TlsHello.server(message.body()));
          default -> true;
        };
    if (!read) {
      findings.fault("TLS hello is shorter than its fields", at);
    }
    message.close();
  }

  private boolean client(@Nullable ClientHello hello) {
    if (hello != null) {
      findings.clientHello(hello);
    }
    return hello != null;
  }

  private boolean server(@Nullable ServerHello hello) {
    if (hello != null) {
      findings.serverHello(hello);
    }
    return hello != null;
  }

  private Dialogue next() {
    boolean reading =
        forward.state() == TlsFirstMessage.State.READING
            || backward.state() == TlsFirstMessage.State.READING;
    return reading ? this : Opaque.OPAQUE;
  }

  private TlsFirstMessage of(Direction direction) {
    return direction == Direction.FORWARD ? forward : backward;
  }
}
