package dev.stoop.worker.registry;

import dev.stoop.kafka.KafkaSettings;
import dev.stoop.kafka.Topics;
import dev.stoop.ops.Health;
import dev.stoop.registry.WorkerEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Writes this worker's entry into the registry every {@link WorkerEntry#HEARTBEAT}, and a last one
 * that says it has stopped. Nothing is written before {@link #announce}.
 */
public final class Announcer implements AutoCloseable {
  private static final String COMPONENT = "registry";
  private static final Duration PATIENCE = WorkerEntry.HEARTBEAT.multipliedBy(2);
  private static final int NOT_YET = -1;

  private final String node;
  private final int capacity;
  private final IntSupplier running;
  private final Producer<String, byte[]> producer;
  private final InstantSource clock;
  private final Health health;
  private final Instant since;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("heartbeat").daemon().factory());
  private volatile int partition = NOT_YET;
  private Future<?> last = CompletableFuture.completedFuture(null);

  /**
   * @param capacity captures that run at once at most
   * @param running captures that run now
   */
  public Announcer(
      KafkaSettings kafka,
      String node,
      int capacity,
      IntSupplier running,
      InstantSource clock,
      Health health) {
    this(new KafkaProducer<>(brief(kafka.producer())), node, capacity, running, clock, health);
  }

  Announcer(
      Producer<String, byte[]> producer,
      String node,
      int capacity,
      IntSupplier running,
      InstantSource clock,
      Health health) {
    this.producer = producer;
    this.node = node;
    this.capacity = capacity;
    this.running = running;
    this.clock = clock;
    this.health = health;
    this.since = clock.instant();
    var _ =
        thread.scheduleAtFixedRate(
            this::beat, 0, WorkerEntry.HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** An old heartbeat is worth nothing: it is given up rather than sent late. */
  private static Map<String, Object> brief(Map<String, Object> config) {
    Map<String, Object> brief = new HashMap<>(config);
    int patience = (int) PATIENCE.toMillis();
    brief.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patience);
    brief.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience / 2);
    brief.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience);
    return brief;
  }

  /** Begins to tell that commands for this node go to this partition. */
  public void announce(int commandPartition) {
    partition = commandPartition;
    thread.execute(this::beat);
  }

  private void beat() {
    if (partition != NOT_YET && last.isDone()) {
      last = send(false);
    }
  }

  private Future<?> send(boolean stopped) {
    WorkerEntry entry =
        new WorkerEntry(
            node, partition, since, clock.instant(), stopped, capacity, running.getAsInt());
    try {
      return producer.send(
          new ProducerRecord<>(Topics.WORKERS.name(), node, Topics.WORKERS.codec().encode(entry)),
          (metadata, failure) -> told(failure));
    } catch (KafkaException e) {
      told(e);
      return CompletableFuture.completedFuture(null);
    }
  }

  private void told(@Nullable Exception failure) {
    if (failure == null) {
      health.up(COMPONENT);
    } else {
      health.down(COMPONENT, "Kafka does not take the heartbeat: " + failure.getMessage());
    }
  }

  /** Says that the worker has stopped, if Kafka can be told within seconds. */
  @Override
  public void close() {
    thread.shutdownNow();
    if (partition != NOT_YET) {
      var _ = send(true);
    }
    producer.close(PATIENCE);
  }
}
