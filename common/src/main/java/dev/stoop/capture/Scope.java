package dev.stoop.capture;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a policy reaches from the alerted container. */
public enum Scope {
  @JsonProperty("Pod")
  POD,
  @JsonProperty("Service")
  SERVICE,
  @JsonProperty("Workload")
  WORKLOAD,
  @JsonProperty("Node")
  NODE
}
