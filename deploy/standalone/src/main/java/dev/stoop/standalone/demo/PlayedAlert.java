package dev.stoop.standalone.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stoop.kafka.Json;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;

/**
 * An alert of Falco's rule "Outbound Connection to C2 Servers" as Falcosidekick writes it, about a
 * connection that was really made.
 *
 * @param connection its ends, as Falco writes them: {@code HERE:PORT->THERE:PORT}
 * @param node what FALCO_HOSTNAME would be
 */
record PlayedAlert(PodNames pod, String connection, String node, Instant time) {
  private static final String RULE = "Outbound Connection to C2 Servers";
  private static final String PRIORITY = "Warning";
  private static final String COMMAND =
      "curl -s https://" + PlayedCluster.SUSPICIOUS_NAME + "/upload";
  private static final List<String> TAGS =
      List.of(
          "container",
          "host",
          "maturity_sandbox",
          "mitre_command_and_control",
          "network",
          "TA0011");
  private static final DateTimeFormatter FALCO_TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSSSSS");
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** The record's value. */
  byte[] toBytes() throws JsonProcessingException {
    ObjectNode alert = Json.MAPPER.createObjectNode();
    alert.put("uuid", UUID.randomUUID().toString());
    alert.put("output", output());
    alert.put("priority", PRIORITY);
    alert.put("rule", RULE);
    alert.put("time", time.toString());
    alert.set("output_fields", fields());
    alert.put("source", "syscall");
    alert.set("tags", Json.MAPPER.valueToTree(TAGS));
    alert.put("hostname", node);
    return Json.MAPPER.writeValueAsBytes(alert);
  }

  /** About a connection that the pod makes now; waits for it. */
  static PlayedAlert about(PlayedCluster cluster, String node)
      throws IOException, InterruptedException {
    return new PlayedAlert(cluster.pod(), cluster.awaitConnection(), node, Instant.now());
  }

  /** The same at another time. */
  PlayedAlert at(Instant other) {
    return new PlayedAlert(pod, connection, node, other);
  }

  /** For people. */
  String summary() {
    return "%s: %s, by %s".formatted(RULE, connection, pod.pod());
  }

  private String output() {
    return "%s: %s Outbound connection to C2 server (c2_domain=%s c2_addr=%s command=%s connection=%s user=root container_id=%s k8s_ns=%s k8s_pod=%s)"
        .formatted(
            LocalTime.ofInstant(time, ZoneOffset.UTC).format(FALCO_TIME),
            PRIORITY,
            PlayedCluster.SUSPICIOUS_NAME,
            PlayedCluster.SUSPICIOUS_ADDRESS,
            COMMAND,
            connection,
            pod.shortContainerId(),
            pod.namespace(),
            pod.pod());
  }

  /** The fields that the rule prints; Falco's own types. */
  private ObjectNode fields() {
    ObjectNode fields = Json.MAPPER.createObjectNode();
    fields.put("container.id", pod.shortContainerId());
    fields.put("container.image.repository", "registry.example/shop/checkout");
    fields.put("container.image.tag", "1.4.2");
    fields.put("container.name", "checkout");
    fields.put("evt.time", time.getEpochSecond() * NANOS_PER_SECOND + time.getNano());
    fields.put("evt.type", "connect");
    fields.put("fd.l4proto", "tcp");
    fields.put("fd.name", connection);
    fields.put("fd.sip", PlayedCluster.SUSPICIOUS_ADDRESS);
    fields.put("fd.sip.name", PlayedCluster.SUSPICIOUS_NAME);
    fields.put("fd.type", "ipv4");
    fields.put("k8s.ns.name", pod.namespace());
    fields.put("k8s.pod.name", pod.pod());
    fields.put("proc.cmdline", COMMAND);
    fields.put("proc.exepath", "/usr/bin/curl");
    fields.put("proc.name", "curl");
    fields.put("proc.pname", "sh");
    fields.put("proc.tty", 0);
    fields.put("user.loginuid", -1);
    fields.put("user.name", "root");
    fields.put("user.uid", 0);
    return fields;
  }
}
