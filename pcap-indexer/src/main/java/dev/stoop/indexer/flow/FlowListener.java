package dev.stoop.indexer.flow;

import dev.stoop.indexer.packet.Moment;
import dev.stoop.indexer.protocol.DnsTransaction;
import dev.stoop.indexer.protocol.HttpTransaction;

/** Takes what flows are found to be, in an order that the capture alone decides. */
public interface FlowListener {
  void dns(Flow flow, DnsTransaction transaction);

  void http(Flow flow, HttpTransaction transaction);

  /** Something in a flow could not be read. */
  void fault(String what, Moment at);

  /** The flow is complete: nothing more will be said about it. */
  void ended(Flow flow);
}
