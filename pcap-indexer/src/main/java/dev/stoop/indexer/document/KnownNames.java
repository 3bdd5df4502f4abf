package dev.stoop.indexer.document;

import dev.stoop.indexer.protocol.dns.DnsMessage;
import dev.stoop.indexer.protocol.dns.DnsRecord;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names of addresses, learnt from the capture: those that its author wrote into it before those
 * that DNS answers in it gave, and of these the first. Bounded.
 */
final class KnownNames {
  private static final int MOST = 50_000;

  /** Of 255 bytes, if each of them had to be escaped. */
  private static final int LONGEST = 4 * 255;

  private final Map<String, String> written = new HashMap<>();
  private final Map<String, String> answered = new HashMap<>();

  void written(String address, String name) {
    put(written, address, name);
  }

  /** Learns that what was asked for has the addresses in the answer. */
  void answered(DnsMessage response) {
    if (response.questions().isEmpty()) {
      return;
    }
    String name = response.questions().getFirst().name();
    for (DnsRecord answer : response.answers()) {
      if (answer.isAddress()) {
        put(answered, answer.data(), name);
      }
    }
  }

  @Nullable String of(String address) {
    String name = written.get(address);
    return name != null ? name : answered.get(address);
  }

  private static void put(Map<String, String> names, String address, String name) {
    if (names.size() < MOST && name.length() <= LONGEST) {
      names.putIfAbsent(address, name);
    }
  }
}
