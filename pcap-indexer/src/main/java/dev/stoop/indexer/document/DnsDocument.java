package dev.stoop.indexer.document;

import dev.stoop.indexer.flow.Flow;
import dev.stoop.indexer.protocol.DnsTransaction;
import dev.stoop.indexer.protocol.dns.DnsCode;
import dev.stoop.indexer.protocol.dns.DnsMessage;
import dev.stoop.indexer.protocol.dns.DnsQuestion;
import dev.stoop.indexer.protocol.dns.DnsRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes a DNS question and its answer as {@code capture.dns}. */
final class DnsDocument {
  private final ContextFields context;
  private final FlowFields fields;

  DnsDocument(ContextFields context, FlowFields fields) {
    this.context = context;
    this.fields = fields;
  }

  byte[] write(EcsWriter json, String id, Flow flow, DnsTransaction transaction)
      throws IOException {
    DnsMessage response = transaction.response();
    long start = transaction.first().epochNanos();
    json.begin();
    context.head(json, start);
    EventFields.of(Dataset.DNS, id, "protocol").write(json, start, transaction.last().epochNanos());
    json.text("outcome", outcome(response)).close();
    Ends ends = Ends.of(flow, transaction.asker());
    fields.transaction(json, flow, transaction.protocol(), ends);
    json.object("dns");
    dns(json, transaction);
    json.close();
    context.origin(json);
    related(json, ends, transaction);
    json.object("capture");
    context.capture(json, start);
    details(json, transaction);
    json.object("packet")
        .number("first", transaction.first().frameNumber())
        .number("last", transaction.last().frameNumber())
        .close();
    json.cut().close();
    return json.end();
  }

  private static String outcome(@Nullable DnsMessage response) {
    if (response == null) {
      return "unknown";
    }
    return response.responseCode() == 0 ? "success" : "failure";
  }

  private static void dns(EcsWriter json, DnsTransaction transaction) throws IOException {
    DnsMessage asked = transaction.question();
    DnsMessage response = transaction.response();
    json.text("type", response == null ? "query" : "answer")
        .text("id", Integer.toString(asked.id()))
        .text("op_code", DnsCode.opcode(asked.opcode()));
    if (!asked.questions().isEmpty()) {
      question(json, asked.questions().getFirst());
    }
    if (response == null) {
      json.list("header_flags", asked.flagNames());
      return;
    }
    json.list("header_flags", response.flagNames())
        .text("response_code", DnsCode.responseCode(response.responseCode()));
    answers(json, response);
    json.list("resolved_ip", addresses(response).toList());
    if (response.cut()) {
      json.markCut("dns.answers");
    }
  }

  private static void question(EcsWriter json, DnsQuestion question) throws IOException {
    json.object("question")
        .text("name", question.name())
        .text("type", DnsCode.type(question.type()))
        .text("class", DnsCode.recordClass(question.recordClass()))
        .close();
  }

  private static void answers(EcsWriter json, DnsMessage response) throws IOException {
    if (response.answers().isEmpty()) {
      return;
    }
    json.listOf("answers");
    for (DnsRecord answer : response.answers()) {
      json.element();
      json.text("name", answer.name())
          .text("type", DnsCode.type(answer.type()))
          .text("class", DnsCode.recordClass(answer.recordClass()))
          .number("ttl", answer.ttl())
          .text("data", answer.data())
          .close();
    }
    json.closeList();
  }

  private static void details(EcsWriter json, DnsTransaction transaction) throws IOException {
    DnsMessage asked = transaction.question();
    DnsMessage response = transaction.response();
    List<String> questions = new ArrayList<>();
    asked.questions().stream().map(DnsQuestion::name).distinct().forEach(questions::add);
    json.object("dns");
    if (questions.size() > 1) {
      json.list("questions", questions);
    }
    if (transaction.attempts() > 1) {
      json.number("attempts", transaction.attempts());
    }
    json.text("malformed", response != null ? response.fault() : asked.fault()).close();
  }

  private static void related(EcsWriter json, Ends ends, DnsTransaction transaction)
      throws IOException {
    Set<String> ips = new LinkedHashSet<>();
    Set<String> hosts = new LinkedHashSet<>();
    ips.add(ends.sourceIp());
    ips.add(ends.destinationIp());
    transaction.question().questions().forEach(question -> hosts.add(question.name()));
    DnsMessage response = transaction.response();
    if (response != null) {
      addresses(response).forEach(ips::add);
      response.answers().forEach(answer -> hosts.add(answer.name()));
    }
    json.object("related").list("ip", ips).list("hosts", hosts).close();
  }

  private static Stream<String> addresses(DnsMessage response) {
    return response.answers().stream().filter(DnsRecord::isAddress).map(DnsRecord::data).distinct();
  }
}
