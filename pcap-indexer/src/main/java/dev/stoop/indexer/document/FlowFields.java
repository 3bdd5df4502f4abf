package dev.stoop.indexer.document;

import dev.stoop.indexer.flow.CommunityId;
import dev.stoop.indexer.flow.Flow;
import dev.stoop.indexer.flow.FlowKey;
import dev.stoop.indexer.flow.Traffic;
import dev.stoop.indexer.packet.IpProtocol;
import java.io.IOException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** {@code source}, {@code destination} and {@code network}: of a flow and of its transactions. */
final class FlowFields {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final CommunityId communityId = new CommunityId(CommunityId.DEFAULT_SEED);
  private final KnownNames names;
  private final @Nullable String podIp;

  FlowFields(KnownNames names, @Nullable String podIp) {
    this.names = names;
    this.podIp = podIp;
  }

  /** Both ends with what they sent, and the network's totals. */
  void flow(EcsWriter json, Flow flow, Ends ends) throws IOException {
    source(json, ends);
    traffic(json, flow.sent());
    json.close();
    destination(json, ends);
    traffic(json, flow.returned());
    json.close();
    network(json, flow.key(), flow.protocol(), ends);
    json.number("bytes", flow.sent().bytes() + flow.returned().bytes());
    json.number("packets", flow.sent().packets() + flow.returned().packets());
    json.close();
  }

  /** Both ends of a transaction in the flow. */
  void transaction(EcsWriter json, Flow flow, String protocol, Ends ends) throws IOException {
    source(json, ends);
    json.close();
    destination(json, ends);
    json.close();
    network(json, flow.key(), protocol, ends);
    json.close();
  }

  private void source(EcsWriter json, Ends ends) throws IOException {
    end(json.object("source"), ends.sourceIp(), ends.sourcePort(), ends.hasPorts());
  }

  private void destination(EcsWriter json, Ends ends) throws IOException {
    end(json.object("destination"), ends.destinationIp(), ends.destinationPort(), ends.hasPorts());
  }

  private void end(EcsWriter json, String ip, int port, boolean hasPort) throws IOException {
    json.text("ip", ip);
    if (hasPort) {
      json.number("port", port);
    }
    json.text("domain", names.of(ip));
  }

  private static void traffic(EcsWriter json, Traffic traffic) throws IOException {
    json.number("bytes", traffic.bytes()).number("packets", traffic.packets());
    if (traffic.mac() >= 0) {
      json.text("mac", mac(traffic.mac()));
    }
  }

  private void network(EcsWriter json, FlowKey key, @Nullable String protocol, Ends ends)
      throws IOException {
    json.object("network")
        .text("type", key.ipVersion() == 4 ? "ipv4" : "ipv6")
        .text("transport", IpProtocol.name(key.protocol()))
        .text("iana_number", Integer.toString(key.protocol()))
        .text("protocol", protocol)
        .text("direction", direction(ends))
        .text("community_id", communityId.of(key));
    vlan(json, key.vlan());
    vlan(json.object("inner"), key.innerVlan());
    json.close();
  }

  private static void vlan(EcsWriter json, int id) throws IOException {
    json.object("vlan").text("id", id == 0 ? null : Integer.toString(id)).close();
  }

  /** Seen from the pod; null where its address is not known. */
  private @Nullable String direction(Ends ends) {
    if (podIp == null) {
      return null;
    }
    boolean leaves = isPods(ends.sourceIp());
    boolean comes = isPods(ends.destinationIp());
    if (leaves && comes) {
      return "internal";
    }
    return leaves ? "egress" : comes ? "ingress" : "unknown";
  }

  private boolean isPods(String ip) {
    return ip.equals(podIp) || ip.startsWith("127.") || ip.equals("::1");
  }

  /** As ECS has it (RFC 7042): 00-00-5E-00-53-23. */
  private static String mac(long address) {
    StringBuilder text = new StringBuilder(17);
    for (int shift = 40; shift >= 0; shift -= 8) {
      HEX.toHexDigits(text, (byte) (address >> shift));
      if (shift > 0) {
        text.append('-');
      }
    }
    return text.toString();
  }
}
