package dev.stoop.router;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stoop.alert.Alert;
import dev.stoop.kafka.Decoded;
import dev.stoop.kafka.Json;
import dev.stoop.router.falco.FalcoAlertReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An alert as Falco writes it, changed at will: an outbound connection from a pod. */
public final class FalcoJson {
  public static final Instant TIME = Instant.parse("2026-03-14T15:09:26.535897932Z");
  public static final String CONTAINER = "0123456789ab";
  public static final String NODE = "worker-3";

  private final ObjectNode json = Json.MAPPER.createObjectNode();
  private final ObjectNode fields = json.putObject("output_fields");

  private FalcoJson() {}

  public static FalcoJson connection() {
    return new FalcoJson()
        .head("uuid", "7f6b8f3c-1c1a-4b35-9df4-5f2b1d3c9a10")
        .head("output", "15:09:26.535897932: Warning Outbound connection to C2 server")
        .head("priority", "Warning")
        .head("rule", "Outbound connection to C2 servers")
        .head("time", TIME.toString())
        .head("source", "syscall")
        .head("hostname", NODE)
        .field("container.id", CONTAINER)
        .field("fd.name", "10.244.1.17:40000->203.0.113.7:443")
        .field("fd.l4proto", "tcp")
        .field("k8s.ns.name", "payments")
        .field("k8s.pod.name", "checkout-7d9f")
        .field("proc.name", "curl");
  }

  /** Without a connection, as most alerts are. */
  public static FalcoJson shell() {
    return connection()
        .head("rule", "Terminal shell in container")
        .head("priority", "Notice")
        .field("fd.name", null)
        .field("fd.l4proto", "<NA>");
  }

  public FalcoJson head(String key, @Nullable Object value) {
    json.set(key, Json.MAPPER.valueToTree(value));
    return this;
  }

  public FalcoJson without(String key) {
    json.remove(key);
    return this;
  }

  public FalcoJson at(Instant time) {
    return head("time", time.toString());
  }

  public FalcoJson field(String key, @Nullable Object value) {
    fields.set(key, Json.MAPPER.valueToTree(value));
    return this;
  }

  /** The same fields, the last one first. */
  public FalcoJson reversed() {
    ObjectNode before = fields.deepCopy();
    fields.removeAll();
    before.propertyStream().toList().reversed().forEach(f -> fields.set(f.getKey(), f.getValue()));
    return this;
  }

  public String text() {
    return json.toString();
  }

  public byte[] bytes() {
    return text().getBytes(StandardCharsets.UTF_8);
  }

  public Alert read() {
    return read(text());
  }

  public static Alert read(String text) {
    Decoded<Alert> read = FalcoAlertReader.read(text.getBytes(StandardCharsets.UTF_8));
    assertThat(read).isInstanceOf(Decoded.Value.class);
    return read.toOptional().orElseThrow();
  }
}
