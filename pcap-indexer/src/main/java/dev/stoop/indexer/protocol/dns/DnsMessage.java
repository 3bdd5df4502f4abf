package dev.stoop.indexer.protocol.dns;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A DNS message as far as it could be read.
 *
 * @param flags the header's second 16 bits, as they are
 * @param responseCode with the upper bits that EDNS adds
 * @param dnssecOk the DO bit of EDNS
 * @param answers of the answer section
 * @param cut whether there were more questions or answers than are kept
 * @param fault what stopped the reading, if anything did
 * @param trailing bytes behind the message
 */
public record DnsMessage(
    int id,
    int flags,
    int responseCode,
    boolean dnssecOk,
    List<DnsQuestion> questions,
    List<DnsRecord> answers,
    boolean cut,
    @Nullable String fault,
    long trailing) {
  private static final int RESPONSE = 0x8000;

  public DnsMessage {
    questions = List.copyOf(questions);
    answers = List.copyOf(answers);
  }

  public boolean isResponse() {
    return (flags & RESPONSE) != 0;
  }

  public int opcode() {
    return flags >> 11 & 0xf;
  }

  /** The flags that are set, as ECS {@code dns.header_flags} names them. */
  public List<String> flagNames() {
    List<String> names = new ArrayList<>();
    addIf(names, 0x0400, "AA");
    addIf(names, 0x0200, "TC");
    addIf(names, 0x0100, "RD");
    addIf(names, 0x0080, "RA");
    addIf(names, 0x0020, "AD");
    addIf(names, 0x0010, "CD");
    if (dnssecOk) {
      names.add("DO");
    }
    return names;
  }

  private void addIf(List<String> names, int bit, String name) {
    if ((flags & bit) != 0) {
      names.add(name);
    }
  }
}
