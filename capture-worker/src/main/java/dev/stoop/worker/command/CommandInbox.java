package dev.stoop.worker.command;

import dev.stoop.kafka.KafkaSettings;
import dev.stoop.kafka.TopicSetup;
import dev.stoop.kafka.Topics;
import dev.stoop.ops.Health;
import dev.stoop.worker.broker.Backoff;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the one partition of the command topic that this worker announces, on a thread of its own.
 *
 * <p>The partition follows from the node's name and the number of partitions; nobody else computes
 * it, they look at the announcement. While Kafka is away it is tried again and again.
 */
public final class CommandInbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CommandInbox.class);
  private static final String COMPONENT = "commands";
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration SETUP_PATIENCE = Duration.ofSeconds(30);

  /** How old a command may be that is still read after a pause, to be answered as expired. */
  private static final Duration CATCH_UP = Duration.ofMinutes(15);

  private final KafkaSettings kafka;
  private final String node;
  private final CommandHandler handler;
  private final IntConsumer announce;
  private final InstantSource clock;
  private final Health health;
  private final Deque<Handled> handled = new ArrayDeque<>();
  private final Thread thread;
  private volatile boolean closed;
  private volatile @Nullable Consumer<String, byte[]> consumer;

  private record Handled(long offset, CompletableFuture<Boolean> done) {}

  /**
   * Starts reading.
   *
   * @param announce is told the partition once commands sent to it will be read
   */
  public CommandInbox(
      KafkaSettings kafka,
      String node,
      CommandHandler handler,
      IntConsumer announce,
      InstantSource clock,
      Health health) {
    this.kafka = kafka;
    this.node = node;
    this.handler = handler;
    this.announce = announce;
    this.clock = clock;
    this.health = health;
    this.thread = Thread.ofPlatform().name("commands").start(this::run);
  }

  private void run() {
    Backoff backoff = new Backoff();
    while (!closed) {
      try {
        setUpTopics();
        backoff.reset();
        read();
      } catch (WakeupException | InterruptException e) {
        LOG.debug("woken to close", e);
      } catch (RuntimeException e) {
        LOG.debug("reading commands failed", e);
        health.down(COMPONENT, "Kafka at " + kafka.bootstrap() + ": " + e.getMessage());
        pause(backoff);
      }
    }
  }

  private void pause(Backoff backoff) {
    try {
      backoff.pause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void setUpTopics() {
    try (Admin admin = Admin.create(kafka.admin())) {
      new TopicSetup(admin, SETUP_PATIENCE)
          .ensure(
              List.of(
                  Topics.COMMANDS,
                  Topics.CAPTURES,
                  Topics.EVIDENCE,
                  Topics.WORKERS,
                  Topics.DEAD_LETTERS));
    }
  }

  private void read() {
    handled.clear();
    try (Consumer<String, byte[]> opened =
        new KafkaConsumer<>(kafka.consumer("stoop-worker-" + node))) {
      consumer = opened;
      TopicPartition partition = partition(opened);
      opened.assign(List.of(partition));
      opened.seek(partition, start(opened, partition));
      // The position is fixed before anybody is told to write there.
      announce.accept(partition.partition());
      health.up(COMPONENT);
      while (!closed) {
        for (ConsumerRecord<String, byte[]> received : opened.poll(POLL)) {
          handled.add(new Handled(received.offset(), handler.handle(received)));
        }
        commit(opened, partition);
      }
    } finally {
      consumer = null;
    }
  }

  private TopicPartition partition(Consumer<String, byte[]> opened) {
    int partitions = opened.partitionsFor(Topics.COMMANDS.name()).size();
    return new TopicPartition(Topics.COMMANDS.name(), Math.floorMod(node.hashCode(), partitions));
  }

  /** Where an earlier run stopped, but nothing older than can be of any use. */
  private long start(Consumer<String, byte[]> opened, TopicPartition partition) {
    long oldest = clock.instant().minus(CATCH_UP).toEpochMilli();
    OffsetAndTimestamp byTime = opened.offsetsForTimes(Map.of(partition, oldest)).get(partition);
    long notBefore =
        byTime == null
            ? opened.endOffsets(Set.of(partition)).getOrDefault(partition, 0L)
            : byTime.offset();
    OffsetAndMetadata committed = opened.committed(Set.of(partition)).get(partition);
    return committed == null ? notBefore : Math.max(notBefore, committed.offset());
  }

  /** Up to the first record that would have to be read again after a crash. */
  private void commit(Consumer<String, byte[]> opened, TopicPartition partition) {
    long next = -1;
    while (!handled.isEmpty() && handled.getFirst().done().isDone()) {
      next = handled.removeFirst().offset() + 1;
    }
    if (next >= 0) {
      opened.commitAsync(Map.of(partition, new OffsetAndMetadata(next)), this::committed);
    }
  }

  private void committed(
      Map<TopicPartition, OffsetAndMetadata> offsets, @Nullable Exception failure) {
    if (failure != null) {
      LOG.warn("offsets={} not committed: read again after a restart", offsets, failure);
    }
  }

  @Override
  public void close() {
    closed = true;
    Consumer<String, byte[]> reading = consumer;
    if (reading != null) {
      // Not interrupted as well: a consumer that is cannot say good-bye to the broker.
      reading.wakeup();
    } else {
      thread.interrupt();
    }
    try {
      thread.join(SETUP_PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
