package dev.stoop.indexer.flow;

import dev.stoop.indexer.packet.Frame;
import dev.stoop.indexer.packet.IpProtocol;
import dev.stoop.indexer.packet.Moment;
import dev.stoop.indexer.protocol.Direction;
import dev.stoop.indexer.protocol.DnsTransaction;
import dev.stoop.indexer.protocol.Findings;
import dev.stoop.indexer.protocol.HttpTransaction;
import dev.stoop.indexer.protocol.tls.ClientHello;
import dev.stoop.indexer.protocol.tls.ServerHello;
import org.jspecify.annotations.Nullable;

/**
 * Both directions of one conversation, counted. The source is the end that began it: who sent the
 * SYN, or whose packet is the first that was seen.
 */
public final class Flow implements Findings {
  private final FlowKey key;
  private final FlowListener listener;
  private final boolean initiatorKnown;
  private final long firstFrame;
  private final int icmpCode;
  private final Traffic sent = new Traffic();
  private final Traffic returned = new Traffic();
  private long startNanos;
  private long endNanos;
  private long lastFrame;
  private long fragments;

  private boolean synSeen;
  private int synSequence;
  private @Nullable Payload payload;

  private @Nullable String protocol;
  private @Nullable ClientHello clientHello;
  private @Nullable ServerHello serverHello;
  private int transactions;

  final int hash;

  /** The next flow with the same place in the table. */
  @Nullable Flow chained;

  Flow(FlowKey key, int hash, Frame first, FlowListener listener) {
    this.key = key;
    this.hash = hash;
    this.listener = listener;
    initiatorKnown = (first.tcpFlags() & Frame.SYN) != 0;
    startNanos = endNanos = first.epochNanos();
    firstFrame = first.number();
    icmpCode = first.icmpCode();
  }

  void add(Frame frame, Direction direction, PayloadContext context) {
    (direction == Direction.FORWARD ? sent : returned).add(frame);
    startNanos = Math.min(startNanos, frame.epochNanos());
    endNanos = Math.max(endNanos, frame.epochNanos());
    lastFrame = frame.number();
    if (frame.isFragment()) {
      fragments++; // pieces of datagrams are not put together: nothing to read in them
      return;
    }
    boolean syn = (frame.tcpFlags() & Frame.SYN) != 0;
    if (syn && direction == Direction.FORWARD && !synSeen) {
      synSeen = true;
      synSequence = frame.tcpSequence();
    }
    if (syn || frame.payloadLength() > 0 || frame.payloadMissing() > 0) {
      content(frame, direction, context);
    }
  }

  private void content(Frame frame, Direction direction, PayloadContext context) {
    if (key.protocol() != IpProtocol.TCP && key.protocol() != IpProtocol.UDP) {
      return;
    }
    Payload reader = payload;
    if (reader == null) {
      reader = new Payload(key, this, context);
      payload = reader;
    }
    reader.add(frame, direction);
  }

  void end() {
    if (payload != null) {
      payload.end();
    }
    listener.ended(this);
  }

  /** Whether the frame, though its addresses and ports are the same, begins another connection. */
  boolean isOverWith(Frame frame) {
    boolean plainSyn = (frame.tcpFlags() & (Frame.SYN | Frame.ACK)) == Frame.SYN;
    boolean sameSyn = synSeen && synSequence == frame.tcpSequence();
    return plainSyn && !sameSyn && (isClosed() || !initiatorKnown);
  }

  /** Whether either end reset the connection, or both finished it. */
  public boolean isClosed() {
    return sent.had(Frame.RST)
        || returned.had(Frame.RST)
        || (sent.had(Frame.FIN) && returned.had(Frame.FIN));
  }

  public FlowKey key() {
    return key;
  }

  /** Whether a SYN told who the source is; otherwise it is the sender of the first packet seen. */
  public boolean isInitiatorKnown() {
    return initiatorKnown;
  }

  /** What the source sent. */
  public Traffic sent() {
    return sent;
  }

  /** What the destination sent. */
  public Traffic returned() {
    return returned;
  }

  public long startNanos() {
    return startNanos;
  }

  public long endNanos() {
    return endNanos;
  }

  public long firstFrame() {
    return firstFrame;
  }

  public long lastFrame() {
    return lastFrame;
  }

  /** How many of the packets are pieces of datagrams. */
  public long fragments() {
    return fragments;
  }

  /** The first packet's; -1 where the flow is not ICMP. */
  public int icmpCode() {
    return icmpCode;
  }

  /** The application's protocol, null where none was recognised. */
  public @Nullable String protocol() {
    return protocol;
  }

  public @Nullable ClientHello clientHello() {
    return clientHello;
  }

  public @Nullable ServerHello serverHello() {
    return serverHello;
  }

  /** Counts the flow's transactions: 0 for the first that asks. */
  public int nextOrdinal() {
    return transactions++;
  }

  @Override
  public void speaks(String found) {
    protocol = found;
  }

  @Override
  public void dns(DnsTransaction transaction) {
    listener.dns(this, transaction);
  }

  @Override
  public void http(HttpTransaction transaction) {
    listener.http(this, transaction);
  }

  @Override
  public void clientHello(ClientHello hello) {
    clientHello = hello;
  }

  @Override
  public void serverHello(ServerHello hello) {
    serverHello = hello;
  }

  @Override
  public void fault(String what, Moment at) {
    listener.fault(what, at);
  }
}
