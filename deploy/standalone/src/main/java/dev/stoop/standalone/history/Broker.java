package dev.stoop.standalone.history;

import dev.stoop.kafka.KafkaSettings;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Whether a Kafka broker answers. */
public final class Broker {
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private Broker() {}

  /**
   * Returns once a broker has answered.
   *
   * @throws BrokerUnavailableException when none has within some seconds
   */
  public static void requireAnswer(KafkaSettings kafka)
      throws BrokerUnavailableException, InterruptedException {
    Map<String, Object> settings = kafka.admin();
    int millis = Math.toIntExact(PATIENCE.toMillis());
    settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
    settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis);
    try (Admin admin = Admin.create(settings)) {
      admin.describeCluster().clusterId().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw unavailable(kafka, e.getCause() == null ? e : e.getCause());
    } catch (KafkaException | java.util.concurrent.TimeoutException e) {
      throw unavailable(kafka, e);
    }
  }

  private static BrokerUnavailableException unavailable(KafkaSettings kafka, Throwable cause) {
    return new BrokerUnavailableException(
        """
        no Kafka broker answers at %s (%s).
        Start one with: deploy/stoop standalone --config deploy/standalone.yaml
        or name yours with --bootstrap HOST:PORT, or below kafka: in the file given with --config"""
            .formatted(kafka.bootstrap(), rootMessage(cause)),
        cause);
  }

  /** Kafka wraps what happened in what it wanted to do. */
  private static String rootMessage(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage();
    return message == null ? root.getClass().getSimpleName() : message;
  }
}
