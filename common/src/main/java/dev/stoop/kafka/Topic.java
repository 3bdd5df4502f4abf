package dev.stoop.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/**
 * One topic: its name, how its values are read and written, how long they are kept. Keys are text.
 *
 * @param partitions where nothing else is configured
 * @param <V> the value's type
 */
public record Topic<V>(String name, JsonCodec<V> codec, int partitions, Retention retention) {

  /** How long records are kept. */
  public sealed interface Retention {
    /** The topic's settings. */
    Map<String, String> settings();

    /** For a time. */
    record For(Duration time) implements Retention {
      @Override
      public Map<String, String> settings() {
        return Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(time.toMillis()));
      }
    }

    /** So many bytes of each partition. */
    record Bytes(long perPartition) implements Retention {
      @Override
      public Map<String, String> settings() {
        return Map.of(
            TopicConfig.RETENTION_MS_CONFIG,
            "-1",
            TopicConfig.RETENTION_BYTES_CONFIG,
            Long.toString(perPartition));
      }
    }

    /** The last of each key. */
    record Compacted() implements Retention {
      @Override
      public Map<String, String> settings() {
        return Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
      }
    }

    /** The last of each key, for a time. */
    record CompactedFor(Duration time) implements Retention {
      @Override
      public Map<String, String> settings() {
        return Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            Long.toString(time.toMillis()));
      }
    }
  }
}
