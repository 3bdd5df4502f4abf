package dev.stoop.indexer.protocol.tls;

import dev.stoop.indexer.bytes.Backlog;
import dev.stoop.indexer.bytes.Budget;
import dev.stoop.indexer.bytes.Cursor;
import java.lang.foreign.MemorySegment;

/**
 * Puts the first handshake message of one direction together from TLS records (RFC 8446, 5.1),
 * however they are cut into segments and the message into records.
 */
public final class TlsFirstMessage {
  /** What post-quantum key shares need several times over; a hello may not be longer here. */
  public static final int LONGEST = 32 * 1024;

  private static final int RECORD_HEADER = 5;
  private static final int MESSAGE_HEADER = 4;
  private static final int HANDSHAKE = 22;
  private static final int LONGEST_RECORD = (1 << 14) + 2048;

  public enum State {
    READING,
    WHOLE,
    /** No handshake record where one had to be, or too long a message. */
    FAILED
  }

  private final Backlog message;
  private State state = State.READING;
  private int headerBytes;
  private long header;
  private int recordLeft;

  public TlsFirstMessage(Budget budget) {
    message = new Backlog(LONGEST, budget);
  }

  public State state() {
    return state;
  }

  /** Takes bytes of the stream until the message is whole. */
  public State take(Cursor in) {
    while (state == State.READING && in.remaining() > 0) {
      if (recordLeft == 0) {
        header(in);
      } else {
        body(in);
      }
    }
    return state;
  }

  public int type() {
    return message.array()[0];
  }

  /** The message behind its header. */
  public Cursor body() {
    return new Cursor()
        .on(MemorySegment.ofArray(message.array()), MESSAGE_HEADER, MESSAGE_HEADER + length());
  }

  /** Gives back what was kept; what comes later is of no interest. */
  public void close() {
    message.clear();
    if (state == State.READING) {
      state = State.FAILED;
    }
  }

  private void header(Cursor in) {
    header = header << 8 | in.u8();
    if (++headerBytes < RECORD_HEADER) {
      return;
    }
    int type = (int) (header >> 32) & 0xff;
    int major = (int) (header >> 24) & 0xff;
    recordLeft = (int) header & 0xffff;
    header = 0;
    headerBytes = 0;
    if (type != HANDSHAKE || major != 3 || recordLeft == 0 || recordLeft > LONGEST_RECORD) {
      state = State.FAILED;
    }
  }

  private void body(Cursor in) {
    int count = (int) Math.min(Math.min(recordLeft, in.remaining()), wanted());
    if (!message.append(in, count)) {
      state = State.FAILED;
      return;
    }
    recordLeft -= count;
    if (message.size() >= MESSAGE_HEADER && message.size() == MESSAGE_HEADER + length()) {
      state = State.WHOLE;
    }
  }

  private int wanted() {
    int whole = message.size() < MESSAGE_HEADER ? MESSAGE_HEADER : MESSAGE_HEADER + length();
    return whole - message.size();
  }

  private int length() {
    byte[] bytes = message.array();
    return (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
  }
}
