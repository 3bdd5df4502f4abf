package dev.stoop.router.topology;

import dev.stoop.kafka.KafkaSettings;
import dev.stoop.kafka.Topic;
import dev.stoop.kafka.TopicSetup;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Kafka whether it is there, and gives up in seconds where Kafka's clients take a minute. */
final class BrokerProbe implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerProbe.class);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final Duration TOPICS = Duration.ofSeconds(30);

  private final Admin admin;

  /**
   * Does not connect yet.
   *
   * @throws KafkaException when the settings make no client
   */
  BrokerProbe(KafkaSettings kafka) {
    Map<String, Object> settings = kafka.admin();
    String limit = Long.toString(ANSWER.toMillis());
    settings.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, limit);
    settings.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, limit);
    this.admin = Admin.create(settings);
  }

  boolean answers() {
    try {
      admin.describeCluster().nodes().get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("no answer", e);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Returns when the topics can be used.
   *
   * @throws KafkaException when they cannot
   */
  void ensure(Collection<Topic<?>> topics) {
    new TopicSetup(admin, TOPICS).ensure(topics);
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
