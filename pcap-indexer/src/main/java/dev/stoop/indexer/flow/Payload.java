package dev.stoop.indexer.flow;

import dev.stoop.indexer.bytes.Cursor;
import dev.stoop.indexer.packet.Frame;
import dev.stoop.indexer.packet.IpProtocol;
import dev.stoop.indexer.packet.Moment;
import dev.stoop.indexer.protocol.Dialogue;
import dev.stoop.indexer.protocol.Direction;
import org.jspecify.annotations.Nullable;

/** Brings what a flow carries to its dialogue, for as long as the dialogue listens. */
final class Payload {
  private final PayloadContext context;
  private final boolean stream;
  private Dialogue dialogue;
  private @Nullable TcpStream forward;
  private @Nullable TcpStream backward;

  Payload(FlowKey key, Flow flow, PayloadContext context) {
    this.context = context;
    stream = key.protocol() == IpProtocol.TCP;
    dialogue =
        stream
            ? context.protocols().tcp(key.sourcePort(), key.destinationPort(), flow)
            : context.protocols().udp(key.sourcePort(), key.destinationPort(), flow);
  }

  void add(Frame frame, Direction direction) {
    if (!dialogue.listens()) {
      return;
    }
    Cursor bytes = context.cursor().on(frame.file(), frame.payloadStart(), frame.payloadEnd());
    if (stream) {
      of(direction).add(frame, bytes);
    } else {
      dialogue = dialogue.data(direction, bytes, frame.moment());
    }
    if (!dialogue.listens()) {
      end();
    }
  }

  void end() {
    if (forward != null) {
      forward.end();
    }
    if (backward != null) {
      backward.end();
    }
    forward = null;
    backward = null;
    dialogue.end();
  }

  private TcpStream of(Direction direction) {
    TcpStream known = direction == Direction.FORWARD ? forward : backward;
    if (known != null) {
      return known;
    }
    TcpStream begun = new TcpStream(context.budget(), new ToDialogue(direction));
    if (direction == Direction.FORWARD) {
      forward = begun;
    } else {
      backward = begun;
    }
    return begun;
  }

  private final class ToDialogue implements TcpStream.Reader {
    private final Direction direction;

    ToDialogue(Direction direction) {
      this.direction = direction;
    }

    @Override
    public void data(Cursor bytes, Moment at) {
      dialogue = dialogue.data(direction, bytes, at);
    }

    @Override
    public void gap(long missing) {
      dialogue = dialogue.gap(direction, missing);
    }
  }
}
