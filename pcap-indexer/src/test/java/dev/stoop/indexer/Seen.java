package dev.stoop.indexer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stoop.indexer.document.Dataset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the documents of a capture have seen, in the words that tshark has for it. */
record Seen(
    long packets,
    Set<String> communityIds,
    Set<String> dnsNames,
    Set<String> serverNames,
    Set<String> hosts) {

  static Seen of(Collected documents) {
    return new Seen(
        documents.summary().at("/capture/packets/read").asLong(),
        texts(documents.all(Dataset.FLOW), Seen::communityId),
        texts(documents.all(Dataset.DNS), Seen::questions),
        texts(documents.all(Dataset.FLOW), Seen::serverName),
        texts(documents.all(Dataset.HTTP), Seen::host));
  }

  private static Set<String> texts(List<JsonNode> documents, Reader reader) {
    Set<String> texts = new TreeSet<>();
    documents.stream().flatMap(reader::read).forEach(texts::add);
    return texts;
  }

  private interface Reader {
    Stream<String> read(JsonNode document);
  }

  private static Stream<String> communityId(JsonNode flow) {
    return Stream.of(flow.at("/network/community_id").asText());
  }

  private static Stream<String> questions(JsonNode dns) {
    JsonNode several = dns.at("/capture/dns/questions");
    Stream<String> names =
        several.isMissingNode()
            ? text(dns.at("/dns/question/name"))
            : several.valueStream().map(JsonNode::asText);
    return names.map(name -> name.equals(".") ? "<Root>" : name);
  }

  private static Stream<String> serverName(JsonNode flow) {
    return text(flow.at("/tls/client/server_name"));
  }

  private static Stream<String> host(JsonNode http) {
    JsonNode port = http.at("/url/port");
    return text(http.at("/url/domain"))
        .map(domain -> port.isMissingNode() ? domain : domain + ":" + port.asInt());
  }

  private static Stream<String> text(JsonNode node) {
    return node.isMissingNode() ? Stream.empty() : Stream.of(node.asText());
  }
}
