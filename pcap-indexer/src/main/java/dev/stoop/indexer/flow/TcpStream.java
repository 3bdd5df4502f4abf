package dev.stoop.indexer.flow;

import dev.stoop.indexer.bytes.Budget;
import dev.stoop.indexer.bytes.Cursor;
import dev.stoop.indexer.packet.Frame;
import dev.stoop.indexer.packet.Moment;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts one direction of a TCP connection in order (RFC 9293, 3.4).
 *
 * <p>Bytes that were delivered once stay as they were: what repeats or overlaps them is passed
 * over. Segments that are ahead wait, as many as the bounds allow, for what is missing before them;
 * then, or at the end, the reader is told of a gap.
 */
final class TcpStream {
  /** How many segments wait at most. */
  static final int MAX_HELD = 64;

  /** Until something was delivered, a jump by more than this is a new start, not a gap. */
  private static final int PLAUSIBLE_GAP = 1 << 20;

  private static final int COST = 64;

  /** Takes the stream's bytes in order. */
  interface Reader {
    void data(Cursor bytes, Moment at);

    void gap(long missing);
  }

  private record Held(int sequence, MemorySegment bytes, long missing, Moment at) {
    long cost() {
      return COST + bytes.byteSize();
    }
  }

  private final Budget budget;
  private final Reader reader;
  private final List<Held> held = new ArrayList<>(0);
  private boolean begun;
  private boolean delivered;
  private int next;

  TcpStream(Budget budget, Reader reader) {
    this.budget = budget;
    this.reader = reader;
  }

  /** Takes a segment; {@code bytes} is its payload. */
  void add(Frame frame, Cursor bytes) {
    int sequence = frame.tcpSequence();
    if ((frame.tcpFlags() & Frame.SYN) != 0) {
      sequence++; // the SYN takes one number
      begin(sequence);
    }
    if (frame.payloadLength() == 0 && frame.payloadMissing() == 0) {
      return;
    }
    if (!begun || isFar(sequence)) {
      begin(sequence);
    }
    while (sequence - next > 0) {
      if (hold(sequence, bytes, frame)) {
        return;
      }
      boolean heldIsNearer = !held.isEmpty() && held.getFirst().sequence() - sequence < 0;
      skipTo(heldIsNearer ? held.getFirst().sequence() : sequence);
    }
    deliver(sequence, bytes, frame.payloadMissing(), frame.moment());
    deliverHeld();
  }

  /** Delivers what still waits, gaps and all. */
  void end() {
    while (!held.isEmpty()) {
      skipTo(held.getFirst().sequence());
    }
  }

  private void begin(int sequence) {
    if (!delivered) {
      begun = true;
      next = sequence;
    }
  }

  private boolean isFar(int sequence) {
    return !delivered && Math.abs((long) sequence - next) > PLAUSIBLE_GAP;
  }

  private boolean hold(int sequence, Cursor bytes, Frame frame) {
    if (held.size() == MAX_HELD || !budget.take(COST + bytes.remaining())) {
      return false;
    }
    int place = held.size();
    while (place > 0 && held.get(place - 1).sequence() - sequence > 0) {
      place--;
    }
    MemorySegment copy = MemorySegment.ofArray(bytes.bytes((int) bytes.remaining()));
    held.add(place, new Held(sequence, copy, frame.payloadMissing(), frame.moment()));
    return true;
  }

  private void skipTo(int sequence) {
    if (sequence - next > 0) {
      reader.gap(sequence - next);
      next = sequence;
      delivered = true;
    }
    deliverHeld();
  }

  private void deliverHeld() {
    while (!held.isEmpty() && held.getFirst().sequence() - next <= 0) {
      Held first = held.removeFirst();
      budget.give(first.cost());
      Cursor bytes = new Cursor().on(first.bytes(), 0, first.bytes().byteSize());
      deliver(first.sequence(), bytes, first.missing(), first.at());
    }
  }

  /** Delivers what of a segment is new; {@code sequence} is not ahead. */
  private void deliver(int sequence, Cursor bytes, long missing, Moment at) {
    long old = Integer.toUnsignedLong(next - sequence);
    long length = bytes.remaining();
    if (old >= length + missing) {
      return;
    }
    delivered = true;
    next = (int) (sequence + length + missing);
    if (old < length) {
      bytes.skip(old);
      reader.data(bytes, at);
    }
    if (missing > 0) {
      reader.gap(Math.min(missing, length + missing - old));
    }
  }
}
