package dev.stoop.indexer.protocol;

import dev.stoop.indexer.packet.Moment;
import dev.stoop.indexer.protocol.tls.ClientHello;
import dev.stoop.indexer.protocol.tls.ServerHello;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a dialogue is found to be about. */
final class Heard implements Findings {
  final List<String> protocols = new ArrayList<>();
  final List<DnsTransaction> dns = new ArrayList<>();
  final List<HttpTransaction> http = new ArrayList<>();
  final List<ClientHello> clientHellos = new ArrayList<>();
  final List<ServerHello> serverHellos = new ArrayList<>();
  final List<String> faults = new ArrayList<>();

  @Override
  public void speaks(String protocol) {
    protocols.add(protocol);
  }

  @Override
  public void dns(DnsTransaction transaction) {
    dns.add(transaction);
  }

  @Override
  public void http(HttpTransaction transaction) {
    http.add(transaction);
  }

  @Override
  public void clientHello(ClientHello hello) {
    clientHellos.add(hello);
  }

  @Override
  public void serverHello(ServerHello hello) {
    serverHellos.add(hello);
  }

  @Override
  public void fault(String what, Moment at) {
    faults.add(what);
  }
}
