package dev.stoop.indexer.protocol.http;

import dev.stoop.indexer.bytes.Backlog;
import dev.stoop.indexer.bytes.Budget;
import dev.stoop.indexer.bytes.Cursor;
import dev.stoop.indexer.bytes.Verdict;
import dev.stoop.indexer.packet.Moment;
import java.lang.foreign.ValueLayout;

/**
 * Goes through the messages of one direction of an HTTP/1 connection (RFC 9112): heads are read,
 * bodies passed over.
 *
 * <pre>
 * HEAD --> BODY ----------------------------------> HEAD
 *      \-> CHUNK_SIZE <--> CHUNK, then TRAILER ---> HEAD
 *      \-> UNTIL_CLOSE
 * any  --> LOST, where bytes are missing or senseless; LOST --> HEAD at the next message that
 *          begins with a segment
 * </pre>
 */
public final class HttpReader {
  /** Longer heads are read as far as this. */
  public static final int LONGEST_HEAD = 32 * 1024;

  /** How the body of a message is delimited (RFC 9112, 6.3). */
  public enum Framing {
    NONE,
    LENGTH,
    CHUNKED,
    UNTIL_CLOSE
  }

  /** Takes heads, and knows how long the bodies behind them are. */
  public interface Heads {
    Framing head(HttpHead head, Moment at);
  }

  private enum State {
    HEAD,
    BODY,
    CHUNK_SIZE,
    CHUNK,
    TRAILER,
    UNTIL_CLOSE,
    LOST
  }

  private static final int LONGEST_CHUNK_LINE = 512;
  private static final int MAX_CHUNK_DIGITS = 12;

  private final Heads heads;
  private final Backlog backlog;
  private State state = State.HEAD;

  /** In HEAD and TRAILER: whether the line begun has nothing in it yet. */
  private boolean lineEmpty;

  /** In BODY and CHUNK: bytes still to come; in CHUNK_SIZE: the size read so far. */
  private long left;

  private int digits;
  private int lineLength;

  public HttpReader(Heads heads, Budget budget) {
    this.heads = heads;
    this.backlog = new Backlog(LONGEST_HEAD, budget);
  }

  /** Takes bytes up to the end of the next head, or to their end. */
  public void take(Cursor in, Moment at) {
    switch (state) {
      case HEAD -> head(in, at);
      case BODY -> pass(in, State.HEAD);
      case CHUNK -> pass(in, State.CHUNK_SIZE);
      case CHUNK_SIZE -> chunkSize(in);
      case TRAILER -> trailer(in);
      case UNTIL_CLOSE, LOST -> in.skip(in.remaining());
    }
  }

  /** A segment begins: the chance to find the messages' boundaries again. */
  public void segment(Cursor in) {
    if (state == State.LOST && HttpStart.judge(in) == Verdict.YES) {
      enter(State.HEAD);
    }
  }

  public void gap(long missing) {
    boolean inside = state == State.BODY || state == State.CHUNK;
    if (inside && missing <= left) {
      left -= missing;
      if (left == 0) {
        enter(state == State.BODY ? State.HEAD : State.CHUNK_SIZE);
      }
    } else if (state != State.UNTIL_CLOSE) {
      close();
    }
  }

  /** Gives back what was kept. */
  public void close() {
    backlog.clear();
    enter(State.LOST);
  }

  private void head(Cursor in, Moment at) {
    if (backlog.size() == 0) {
      while (in.peek() == '\r' || in.peek() == '\n') {
        in.skip(1);
      }
    }
    long end = endOfHead(in);
    boolean whole = end >= 0;
    long count = (whole ? end : in.end()) - in.at();
    int room = LONGEST_HEAD - backlog.size();
    if (!backlog.append(in, (int) Math.min(count, room))) {
      close();
    } else if (whole || backlog.size() == LONGEST_HEAD) {
      boolean cut = !whole || count > room;
      HttpHead head = HttpHeadReader.read(backlog.array(), backlog.size(), cut);
      backlog.clear();
      enter(head == null ? State.LOST : behind(head, at));
      if (cut) {
        enter(State.LOST);
      }
    }
  }

  private State behind(HttpHead head, Moment at) {
    left = Math.max(0, head.fields().contentLength());
    return switch (heads.head(head, at)) {
      case NONE -> State.HEAD;
      case LENGTH -> left > 0 ? State.BODY : State.HEAD;
      case CHUNKED -> State.CHUNK_SIZE;
      case UNTIL_CLOSE -> State.UNTIL_CLOSE;
    };
  }

  /** The offset behind the head's empty line, -1 where it has not come yet. */
  private long endOfHead(Cursor in) {
    for (long at = in.at(); at < in.end(); at++) {
      byte octet = in.segment().get(ValueLayout.JAVA_BYTE, at);
      if (octet == '\n' && lineEmpty) {
        return at + 1;
      }
      lineEmpty = octet == '\n' || (octet == '\r' && lineEmpty);
    }
    return -1;
  }

  private void pass(Cursor in, State then) {
    long count = Math.min(left, in.remaining());
    in.skip(count);
    left -= count;
    if (left == 0) {
      enter(then);
    }
  }

  /** {@code 1a2b;extension CR LF}; the CR LF behind the chunk counts as a part of the chunk. */
  private void chunkSize(Cursor in) {
    while (in.remaining() > 0) {
      int octet = in.u8();
      int digit = lineLength == digits ? Character.digit(octet, 16) : -1;
      lineLength++;
      if (digit >= 0) {
        left = left << 4 | digit;
        digits++;
      }
      if (digits > MAX_CHUNK_DIGITS || lineLength > LONGEST_CHUNK_LINE) {
        close();
        return;
      }
      if (octet == '\n') {
        chunkSizeRead();
        return;
      }
    }
  }

  private void chunkSizeRead() {
    if (digits == 0) {
      close();
    } else if (left == 0) {
      enter(State.TRAILER);
    } else {
      left += 2;
      state = State.CHUNK;
    }
  }

  private void trailer(Cursor in) {
    while (in.remaining() > 0) {
      int octet = in.u8();
      if (octet == '\n' && lineEmpty) {
        enter(State.HEAD);
        return;
      }
      lineEmpty = octet == '\n' || (octet == '\r' && lineEmpty);
    }
  }

  private void enter(State next) {
    state = next;
    lineEmpty = next == State.TRAILER;
    if (next == State.CHUNK_SIZE) {
      left = 0;
      digits = 0;
      lineLength = 0;
    }
  }
}
