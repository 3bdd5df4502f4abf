package dev.stoop.indexer.protocol;

import dev.stoop.indexer.bytes.Budget;
import dev.stoop.indexer.packet.Moment;
import dev.stoop.indexer.protocol.dns.DnsMessage;
import dev.stoop.indexer.protocol.dns.DnsQuestion;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Brings the queries and responses of one flow together. */
final class DnsPairing {
  private static final int MAX_WAITING = 512;

  /** About what a waiting query takes. */
  private static final int COST = 512;

  private record Key(Direction asker, int id, String name, int type) {}

  private record Waiting(DnsMessage query, Moment asked, int attempts) {}

  private final String protocol;
  private final Findings findings;
  private final Budget budget;
  private final Map<Key, Waiting> waiting = new LinkedHashMap<>();

  DnsPairing(String protocol, Findings findings, Budget budget) {
    this.protocol = protocol;
    this.findings = findings;
    this.budget = budget;
  }

  void message(Direction direction, DnsMessage message, Moment at) {
    String fault = message.fault();
    if (fault != null) {
      findings.fault(fault, at);
    }
    if (message.isResponse()) {
      response(direction.opposite(), message, at);
    } else {
      query(direction, message, at);
    }
  }

  /** Reports what was never answered. */
  void end() {
    waiting.forEach((key, left) -> unanswered(key.asker(), left));
    budget.give((long) COST * waiting.size());
    waiting.clear();
  }

  private void query(Direction asker, DnsMessage query, Moment at) {
    Key key = key(asker, query);
    Waiting before = waiting.get(key);
    if (before != null) {
      waiting.put(key, new Waiting(before.query(), before.asked(), before.attempts() + 1));
      return;
    }
    Waiting entry = new Waiting(query, at, 1);
    // Multicast answers come to everybody, from flows of their own.
    if (!protocol.equals("mdns") && waiting.size() < MAX_WAITING && budget.take(COST)) {
      waiting.put(key, entry);
    } else {
      unanswered(asker, entry);
    }
  }

  private void response(Direction asker, DnsMessage response, Moment at) {
    Waiting query = waiting.remove(key(asker, response));
    if (query == null) {
      findings.dns(new DnsTransaction(protocol, asker, null, null, response, at, 0));
      return;
    }
    budget.give(COST);
    findings.dns(
        new DnsTransaction(
            protocol, asker, query.query(), query.asked(), response, at, query.attempts()));
  }

  private void unanswered(Direction asker, Waiting left) {
    findings.dns(
        new DnsTransaction(
            protocol, asker, left.query(), left.asked(), null, null, left.attempts()));
  }

  private static Key key(Direction asker, DnsMessage message) {
    if (message.questions().isEmpty()) {
      return new Key(asker, message.id(), "", 0);
    }
    DnsQuestion question = message.questions().getFirst();
    String name = question.name().toLowerCase(Locale.ROOT);
    return new Key(asker, message.id(), name, question.type());
  }
}
