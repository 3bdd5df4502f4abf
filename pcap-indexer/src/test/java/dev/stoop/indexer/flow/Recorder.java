package dev.stoop.indexer.flow;

import dev.stoop.indexer.packet.Moment;
import dev.stoop.indexer.protocol.DnsTransaction;
import dev.stoop.indexer.protocol.HttpTransaction;
import java.util.ArrayList;
import java.util.List;

/** Keeps what flows are found to be. */
final class Recorder implements FlowListener {
  final List<Flow> flows = new ArrayList<>();
  final List<DnsTransaction> dns = new ArrayList<>();
  final List<HttpTransaction> http = new ArrayList<>();
  final List<String> faults = new ArrayList<>();

  @Override
  public void dns(Flow flow, DnsTransaction transaction) {
    dns.add(transaction);
  }

  @Override
  public void http(Flow flow, HttpTransaction transaction) {
    http.add(transaction);
  }

  @Override
  public void fault(String what, Moment at) {
    faults.add(what);
  }

  @Override
  public void ended(Flow flow) {
    flows.add(flow);
  }
}
