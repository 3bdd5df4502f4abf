package dev.stoop.indexer.protocol.dns;

import dev.stoop.indexer.bytes.Cursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads DNS messages (RFC 1035, 6891). Reused; not thread-safe. */
public final class DnsDecoder {
  public static final int HEADER = 12;
  static final int MAX_QUESTIONS = 16;
  public static final int MAX_ANSWERS = 128;

  /** Of all answers together: the document about them has to stay small. */
  static final int MAX_TEXT = 64 * 1024;

  private static final DnsQuestion NONE = new DnsQuestion("", 0, 0);

  private final DnsName names = new DnsName();
  private final DnsData data = new DnsData(names);

  /** Reads the message that fills the cursor, as far as it can be read. */
  public DnsMessage decode(Cursor in) {
    return new Reading(in).message();
  }

  /** Whether these bytes, on whatever port, are DNS beyond doubt: read to the last byte. */
  public boolean isDns(Cursor in) {
    Cursor header = new Cursor().on(in.segment(), in.at(), in.end());
    header.skip(2);
    int flags = header.u16();
    int questions = header.u16();
    int answers = header.u16();
    boolean plausible =
        !header.overrun()
            && (flags & 0x7840) == 0
            && questions == 1
            && answers <= MAX_ANSWERS
            && ((flags & 0x8000) != 0 || answers == 0);
    if (!plausible) {
      return false;
    }
    DnsMessage message = decode(new Cursor().on(in.segment(), in.at(), in.end()));
    DnsQuestion question = message.questions().isEmpty() ? NONE : message.questions().getFirst();
    return message.fault() == null
        && message.trailing() == 0
        && (question.recordClass() & 0x7fff) == 1
        && DnsCode.isKnown(question.type());
  }

  private final class Reading {
    private final Cursor in;
    private final long start;
    private final List<DnsQuestion> questions = new ArrayList<>(1);
    private final List<DnsRecord> answers = new ArrayList<>();
    private int text;
    private int responseCode;
    private boolean dnssecOk;
    private boolean cut;
    private @Nullable String fault;

    Reading(Cursor in) {
      this.in = in;
      this.start = in.at();
    }

    DnsMessage message() {
      int id = in.u16();
      int flags = in.u16();
      int questionCount = in.u16();
      int answerCount = in.u16();
      int others = in.u16() + in.u16();
      responseCode = flags & 0xf;
      if (in.overrun()) {
        fault = "DNS message is shorter than its header";
      }
      for (int i = 0; i < questionCount && fault == null; i++) {
        question();
      }
      for (int i = 0; i < answerCount && fault == null; i++) {
        record(true);
      }
      for (int i = 0; i < others && fault == null; i++) {
        record(false);
      }
      return new DnsMessage(
          id, flags, responseCode, dnssecOk, questions, answers, cut, fault, in.remaining());
    }

    private void question() {
      String name = names.read(in, start);
      int type = in.u16();
      int recordClass = in.u16();
      if (name == null || in.overrun()) {
        fault = "DNS question cannot be read";
      }
      // Of a message that is cut or wrong further on, the name asked for is still worth having.
      if (name != null && fits(questions.size() < MAX_QUESTIONS)) {
        questions.add(new DnsQuestion(name, type, recordClass));
      }
    }

    private void record(boolean answer) {
      String name = names.read(in, start);
      int type = in.u16();
      int recordClass = in.u16();
      long ttl = in.u32();
      int length = in.u16();
      if (name == null || in.overrun() || length > in.remaining()) {
        fault = "DNS record cannot be read";
        return;
      }
      long next = in.at() + length;
      if (type == DnsCode.OPT) {
        responseCode |= (int) (ttl >> 24) << 4;
        dnssecOk |= (ttl & 0x8000) != 0;
      } else if (answer && fits(answers.size() < MAX_ANSWERS && text < MAX_TEXT)) {
        String written = data.text(new Cursor().on(in.segment(), in.at(), next), type, start);
        answers.add(new DnsRecord(name, type, recordClass, ttl, written));
        text += name.length() + written.length();
      }
      in.skip(length);
    }

    private boolean fits(boolean room) {
      cut |= !room;
      return room;
    }
  }
}
