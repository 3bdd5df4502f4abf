package dev.stoop.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stoop.capture.CaptureCommand;
import dev.stoop.decision.Decision;
import dev.stoop.outcome.CaptureEvent;
import dev.stoop.registry.WorkerEntry;
import java.time.Duration;
import java.util.List;

/**
 * Every topic there is. The JSON Schemas of their values lie in {@code /schemas}, by topic name.
 */
public final class Topics {
  private static final long EVIDENCE_BYTES_PER_PARTITION = 4L * 1024 * 1024 * 1024;

  /** Falco's alerts as Falcosidekick writes them: key null, anything may be in there. */
  public static final Topic<JsonNode> ALERTS = topic("falco.alerts", JsonNode.class, 4, days(7));

  /** Key: alert id. */
  public static final Topic<Decision> DECISIONS =
      topic("stoop.decisions", Decision.class, 4, days(90));

  /** Key: node. Each worker reads the one partition that it announces. */
  public static final Topic<CaptureCommand> COMMANDS =
      topic("stoop.commands", CaptureCommand.class, 16, days(1));

  /** Key: capture id. */
  public static final Topic<CaptureEvent> CAPTURES =
      topic("stoop.captures", CaptureEvent.class, 4, days(90));

  /** Key: capture id. Values are pieces of pcapng files, no JSON. */
  public static final Topic<JsonNode> EVIDENCE =
      topic(
          "stoop.evidence",
          JsonNode.class,
          4,
          new Topic.Retention.Bytes(EVIDENCE_BYTES_PER_PARTITION));

  /** Key: document id. Values are ECS documents. */
  public static final Topic<JsonNode> INDEX =
      topic(
          "stoop.index", JsonNode.class, 4, new Topic.Retention.CompactedFor(Duration.ofDays(90)));

  /** Key: node. */
  public static final Topic<WorkerEntry> WORKERS =
      topic("stoop.workers", WorkerEntry.class, 1, new Topic.Retention.Compacted());

  /** Key and value as received; headers say why. */
  public static final Topic<JsonNode> DEAD_LETTERS =
      topic("stoop.dead-letters", JsonNode.class, 1, days(30));

  /** In the order in which a new reader would look at them. */
  public static final List<Topic<?>> ALL =
      List.of(ALERTS, DECISIONS, COMMANDS, CAPTURES, EVIDENCE, INDEX, WORKERS, DEAD_LETTERS);

  private Topics() {}

  private static <V> Topic<V> topic(
      String name, Class<V> type, int partitions, Topic.Retention retention) {
    return new Topic<>(name, new JsonCodec<>(type), partitions, retention);
  }

  private static Topic.Retention days(int days) {
    return new Topic.Retention.For(Duration.ofDays(days));
  }
}
