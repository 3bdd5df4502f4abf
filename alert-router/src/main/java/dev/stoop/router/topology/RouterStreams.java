package dev.stoop.router.topology;

import dev.stoop.kafka.KafkaSettings;
import dev.stoop.ops.Health;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the router's stream running: waits for Kafka, makes the topics, starts, starts again after
 * a fault. {@link Health} says under {@link #COMPONENT} what it waits for. A thread of its own does
 * all this; {@link #start} and {@link #close} are for the one that composes.
 */
public final class RouterStreams implements AutoCloseable {
  /** Its name in {@link Health}. */
  public static final String COMPONENT = "router";

  private static final Logger LOG = LoggerFactory.getLogger(RouterStreams.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
  private static final Duration FIRST_WAIT = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final Topology topology;
  private final KafkaSettings kafka;
  private final Properties properties;
  private final Health health;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  public RouterStreams(
      Topology topology, KafkaSettings kafka, Properties properties, Health health) {
    this.topology = topology;
    this.kafka = kafka;
    this.properties = properties;
    this.health = health;
    this.thread = Thread.ofPlatform().name("stoop-router").unstarted(this::keepRunning);
  }

  /** Returns at once. */
  public void start() {
    health.down(COMPONENT, "starting");
    thread.start();
  }

  /** Returns when everything is written and the thread has ended. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void keepRunning() {
    Duration wait = FIRST_WAIT;
    while (closing.getCount() > 0) {
      wait = ran() ? FIRST_WAIT : shorter(wait.multipliedBy(2), LONGEST_WAIT);
      pause(wait);
    }
  }

  /** Whether Kafka was there and the stream ran; then it ended by itself or is to be closed. */
  private boolean ran() {
    try (BrokerProbe broker = new BrokerProbe(kafka)) {
      if (!answers(broker)) {
        return false;
      }
      broker.ensure(RouterTopology.TOPICS);
      run(broker);
      return true;
    } catch (RuntimeException e) {
      health.down(COMPONENT, "Kafka at %s: %s".formatted(kafka.bootstrap(), reason(e)));
      return false;
    }
  }

  /** Runs the stream until it ends by itself or is to be closed. */
  private void run(BrokerProbe broker) {
    KafkaStreams streams = new KafkaStreams(topology, properties);
    try {
      streams.setUncaughtExceptionHandler(this::uncaught);
      streams.setStateListener((now, before) -> entered(now));
      streams.start();
      while (!pause(BETWEEN_LOOKS) && !streams.state().hasStartedOrFinishedShuttingDown()) {
        if (answers(broker)) {
          entered(streams.state());
        }
      }
    } finally {
      // The next router need not wait until Kafka misses this one.
      streams.close(
          CloseOptions.timeout(CLOSE_TIMEOUT)
              .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    }
  }

  private void entered(KafkaStreams.State state) {
    if (state == KafkaStreams.State.RUNNING) {
      health.up(COMPONENT);
    }
  }

  /** A stream keeps trying when its broker is away, and says nothing. */
  private boolean answers(BrokerProbe broker) {
    boolean answers = broker.answers();
    if (!answers) {
      health.down(COMPONENT, "Kafka at " + kafka.bootstrap() + " does not answer");
    }
    return answers;
  }

  /** Waits a moment, so that a lasting fault costs no core. */
  private StreamThreadExceptionResponse uncaught(Throwable fault) {
    LOG.error("the stream failed and goes on", fault);
    health.down(COMPONENT, "the stream failed: " + reason(fault));
    pause(FIRST_WAIT);
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  /** Whether it is to be closed. */
  private boolean pause(Duration wait) {
    try {
      return closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing.countDown();
      return true;
    }
  }

  /** The innermost cause that says something. */
  private static String reason(Throwable fault) {
    String reason = fault.getClass().getSimpleName();
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      reason = cause.getMessage() == null ? reason : cause.getMessage();
    }
    return reason;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
