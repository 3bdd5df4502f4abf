package dev.stoop.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the topics that are missing, each with its retention, and leaves those that are there as
 * they are. Replication is the broker's default.
 */
public final class TopicSetup {
  private static final Logger LOG = LoggerFactory.getLogger(TopicSetup.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
  private static final short BROKER_DEFAULT = -1;

  private final Admin admin;
  private final Duration timeout;

  /**
   * @param timeout for all of it
   */
  public TopicSetup(Admin admin, Duration timeout) {
    this.admin = admin;
    this.timeout = timeout;
  }

  /**
   * Returns when every topic can be used: a created topic is known to the broker only some time
   * after its creation was acknowledged, and Kafka Streams gives up when it asks before.
   *
   * @throws KafkaException when Kafka refuses or does not answer in time
   */
  public void ensure(Collection<Topic<?>> topics) {
    long deadline = System.nanoTime() + timeout.toNanos();
    try {
      Set<String> missing = missing(topics, deadline);
      List<NewTopic> wanted =
          topics.stream()
              .filter(t -> missing.contains(t.name()))
              .map(TopicSetup::newTopic)
              .toList();
      for (NewTopic topic : wanted) {
        create(topic, deadline);
      }
      while (!missing(topics, deadline).isEmpty()) {
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      }
    } catch (TimeoutException e) {
      throw new org.apache.kafka.common.errors.TimeoutException(
          "topics were not ready within " + timeout, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new org.apache.kafka.common.errors.InterruptException(e);
    }
  }

  private static NewTopic newTopic(Topic<?> topic) {
    return new NewTopic(topic.name(), topic.partitions(), BROKER_DEFAULT)
        .configs(topic.retention().settings());
  }

  private void create(NewTopic topic, long deadline) throws TimeoutException, InterruptedException {
    try {
      admin.createTopics(List.of(topic)).all().get(left(deadline), TimeUnit.NANOSECONDS);
      LOG.info("made topic={}", topic.name());
    } catch (ExecutionException e) {
      // Another service may have been quicker.
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new KafkaException("cannot make the topic " + topic.name(), e.getCause());
      }
    }
  }

  private Set<String> missing(Collection<Topic<?>> topics, long deadline)
      throws TimeoutException, InterruptedException {
    Set<String> missing = new HashSet<>();
    var answers = admin.describeTopics(topics.stream().map(Topic::name).toList()).topicNameValues();
    for (var answer : answers.entrySet()) {
      try {
        answer.getValue().get(left(deadline), TimeUnit.NANOSECONDS);
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw new KafkaException("cannot describe the topic " + answer.getKey(), e.getCause());
        }
        missing.add(answer.getKey());
      }
    }
    return missing;
  }

  private static long left(long deadline) throws TimeoutException {
    long left = deadline - System.nanoTime();
    if (left <= 0) {
      throw new TimeoutException();
    }
    return left;
  }
}
