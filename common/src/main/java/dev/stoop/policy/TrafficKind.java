package dev.stoop.policy;

/** Which packets a policy wants; the alert says of which peer or connection. */
public enum TrafficKind {
  ALL,
  PROTOCOL,
  PEER,
  CONVERSATION
}
