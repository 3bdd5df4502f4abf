package dev.stoop.indexer.document;

import dev.stoop.indexer.flow.Flow;
import dev.stoop.indexer.packet.Frame;
import dev.stoop.indexer.protocol.Direction;
import dev.stoop.indexer.protocol.tls.ClientHello;
import dev.stoop.indexer.protocol.tls.ServerHello;
import dev.stoop.indexer.protocol.tls.TlsCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a flow as {@code capture.flow}. */
final class FlowDocument {
  private static final List<String> FLAGS =
      List.of("FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR");

  private final ContextFields context;
  private final FlowFields fields;
  private final KnownNames names;

  FlowDocument(ContextFields context, FlowFields fields, KnownNames names) {
    this.context = context;
    this.fields = fields;
    this.names = names;
  }

  byte[] write(EcsWriter json, String id, Flow flow) throws IOException {
    json.begin();
    context.head(json, flow.startNanos());
    EventFields.of(Dataset.FLOW, id, "connection").write(json, flow.startNanos(), flow.endNanos());
    json.close();
    Ends ends = Ends.of(flow, Direction.FORWARD);
    fields.flow(json, flow, ends);
    ClientHello client = flow.clientHello();
    ServerHello server = flow.serverHello();
    tls(json, client, server);
    context.origin(json);
    related(json, ends, client);
    json.object("capture");
    context.capture(json, flow.startNanos());
    details(json, flow);
    if (client != null) {
      offered(json, client);
    }
    json.object("packet")
        .number("first", flow.firstFrame())
        .number("last", flow.lastFrame())
        .close();
    json.cut().close();
    return json.end();
  }

  private static void tls(
      EcsWriter json, @Nullable ClientHello client, @Nullable ServerHello server)
      throws IOException {
    json.object("tls");
    if (client != null) {
      json.object("client").text("server_name", client.serverName()).close();
    }
    if (server != null) {
      json.text("version", TlsCode.version(server.version()))
          .text("version_protocol", TlsCode.protocol(server.version()))
          .text("cipher", TlsCode.cipher(server.cipher()))
          .text("next_protocol", server.applicationProtocol());
    }
    json.close();
  }

  private static void offered(EcsWriter json, ClientHello client) throws IOException {
    json.object("tls")
        .list("client_versions", client.versions().stream().map(TlsCode::version).toList())
        .list("client_alpn", client.applicationProtocols())
        .close();
  }

  private static void details(EcsWriter json, Flow flow) throws IOException {
    json.object("flow").text("initiator", flow.isInitiatorKnown() ? "syn" : "first_packet");
    json.object("payload_bytes")
        .number("source", flow.sent().payloadBytes())
        .number("destination", flow.returned().payloadBytes())
        .close();
    json.object("tcp_flags")
        .list("source", flags(flow.sent().tcpFlags()))
        .list("destination", flags(flow.returned().tcpFlags()))
        .close();
    if (flow.key().isIcmp() && flow.icmpCode() >= 0) {
      json.object("icmp")
          .number("type", flow.key().sourcePort())
          .number("code", flow.icmpCode())
          .close();
    }
    if (flow.fragments() > 0) {
      json.number("fragments", flow.fragments());
    }
    json.close();
  }

  private void related(EcsWriter json, Ends ends, @Nullable ClientHello client) throws IOException {
    String source = ends.sourceIp();
    String destination = ends.destinationIp();
    String serverName = client == null ? null : client.serverName();
    json.object("related")
        .list("ip", source, destination)
        .list("hosts", names.of(source), names.of(destination), serverName)
        .close();
  }

  private static List<String> flags(int bits) {
    List<String> names = new ArrayList<>();
    for (int bit = 0; bit < FLAGS.size(); bit++) {
      if ((bits & Frame.FIN << bit) != 0) {
        names.add(FLAGS.get(bit));
      }
    }
    return names;
  }
}
