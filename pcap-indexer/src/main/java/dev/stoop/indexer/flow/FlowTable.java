package dev.stoop.indexer.flow;

import dev.stoop.indexer.bytes.Budget;
import dev.stoop.indexer.bytes.Cursor;
import dev.stoop.indexer.packet.Frame;
import dev.stoop.indexer.protocol.Direction;
import dev.stoop.indexer.protocol.Protocols;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Finds the flow of every frame. Flows end all at the end, in the order of their beginning. */
public final class FlowTable {
  private static final int SMALLEST = 1 << 10;

  private final FlowLimits limits;
  private final FlowListener listener;
  private final PayloadContext context;
  private final long seed = RandomGenerator.getDefault().nextLong();
  private final List<Flow> flows = new ArrayList<>();
  private @Nullable Flow[] table = new Flow[SMALLEST];
  private long overflow;

  // The key of the frame at hand: no object is made to look a flow up.
  private int sourcePort;
  private int destinationPort;
  private boolean oneWay;

  public FlowTable(FlowLimits limits, FlowListener listener) {
    this.limits = limits;
    this.listener = listener;
    Budget budget = new Budget(limits.bytesKeptBack());
    context = new PayloadContext(new Protocols(budget), budget, new Cursor());
  }

  /** Adds an IP frame to its flow. */
  public void add(Frame frame) {
    ports(frame);
    int hash = hash(frame);
    Flow flow = find(frame, hash);
    if (flow == null || flow.isOverWith(frame)) {
      flow = begin(frame, hash);
    }
    if (flow != null) {
      flow.add(frame, direction(flow.key(), frame), context);
    }
  }

  /** Ends all flows; the table is of no use afterwards. */
  public void end() {
    flows.forEach(Flow::end);
  }

  public int size() {
    return flows.size();
  }

  /** How many packets belong to flows that there was no room for. */
  public long overflow() {
    return overflow;
  }

  /** How often bytes were given up because too many were kept back already. */
  public long givenUp() {
    return context.budget().refusals();
  }

  private void ports(Frame frame) {
    sourcePort = frame.sourcePort();
    destinationPort = frame.destinationPort();
    oneWay = false;
    if (frame.icmpType() >= 0) {
      int counterpart = IcmpPairs.counterpart(frame.protocol(), frame.icmpType());
      oneWay = counterpart == IcmpPairs.NONE;
      sourcePort = frame.icmpType();
      destinationPort = oneWay ? frame.icmpCode() : counterpart;
    }
  }

  private @Nullable Flow find(Frame frame, int hash) {
    for (Flow flow = table[hash & (table.length - 1)]; flow != null; flow = flow.chained) {
      if (flow.hash == hash && isOf(flow.key(), frame)) {
        return flow;
      }
    }
    return null;
  }

  private boolean isOf(FlowKey key, Frame frame) {
    return key.protocol() == frame.protocol()
        && key.ipVersion() == frame.ipVersion()
        && key.vlan() == frame.vlan()
        && key.innerVlan() == frame.innerVlan()
        && key.oneWay() == oneWay
        && (isForward(key, frame) || (!oneWay && isBackward(key, frame)));
  }

  private Direction direction(FlowKey key, Frame frame) {
    return isForward(key, frame) ? Direction.FORWARD : Direction.BACKWARD;
  }

  private boolean isForward(FlowKey key, Frame frame) {
    return key.sourcePort() == sourcePort
        && key.destinationPort() == destinationPort
        && key.sourceLow() == frame.sourceLow()
        && key.destinationLow() == frame.destinationLow()
        && key.sourceHigh() == frame.sourceHigh()
        && key.destinationHigh() == frame.destinationHigh();
  }

  private boolean isBackward(FlowKey key, Frame frame) {
    return key.sourcePort() == destinationPort
        && key.destinationPort() == sourcePort
        && key.sourceLow() == frame.destinationLow()
        && key.destinationLow() == frame.sourceLow()
        && key.sourceHigh() == frame.destinationHigh()
        && key.destinationHigh() == frame.sourceHigh();
  }

  private @Nullable Flow begin(Frame frame, int hash) {
    if (flows.size() == limits.flows()) {
      overflow++;
      return null;
    }
    if (flows.size() == table.length) {
      grow();
    }
    Flow flow = new Flow(key(frame), hash, frame, listener);
    put(table, flow);
    flows.add(flow);
    return flow;
  }

  /** Who answers a SYN did not begin. */
  private FlowKey key(Frame frame) {
    FlowKey asSeen =
        new FlowKey(
            frame.ipVersion(),
            frame.protocol(),
            frame.sourceHigh(),
            frame.sourceLow(),
            frame.destinationHigh(),
            frame.destinationLow(),
            sourcePort,
            destinationPort,
            oneWay,
            frame.vlan(),
            frame.innerVlan());
    int synAck = Frame.SYN | Frame.ACK;
    return (frame.tcpFlags() & synAck) == synAck ? asSeen.reversed() : asSeen;
  }

  private void grow() {
    @Nullable Flow[] larger = new Flow[table.length * 2];
    // In the order of their beginning: of two flows with one key the later stays the first found.
    flows.forEach(flow -> put(larger, flow));
    table = larger;
  }

  private static void put(@Nullable Flow[] table, Flow flow) {
    int place = flow.hash & (table.length - 1);
    flow.chained = table[place];
    table[place] = flow;
  }

  /** The same for both directions: the ends' hashes are added. */
  private int hash(Frame frame) {
    long source = endHash(frame.sourceHigh(), frame.sourceLow(), sourcePort);
    long destination = endHash(frame.destinationHigh(), frame.destinationLow(), destinationPort);
    long vlans = (long) frame.vlan() << 32 | (long) frame.innerVlan() << 16;
    return (int) (mix(source + destination + mix(vlans ^ frame.protocol())) >>> 32);
  }

  private long endHash(long high, long low, int port) {
    return mix(mix(high ^ seed) + low + ((long) port << 48));
  }

  /** The finishing step of MurmurHash3: every bit of the input changes half of the output. */
  private static long mix(long value) {
    long mixed = (value ^ value >>> 33) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ mixed >>> 33;
  }
}
