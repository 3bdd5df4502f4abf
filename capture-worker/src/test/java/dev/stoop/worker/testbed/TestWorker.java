package dev.stoop.worker.testbed;

import dev.stoop.capture.CaptureCommand;
import dev.stoop.capture.CaptureId;
import dev.stoop.kafka.Topics;
import dev.stoop.ops.Health;
import dev.stoop.outcome.CaptureEvent;
import dev.stoop.worker.broker.Outbox;
import dev.stoop.worker.command.BegunCaptures;
import dev.stoop.worker.command.Captures;
import dev.stoop.worker.command.CommandHandler;
import dev.stoop.worker.evidence.Delivery;
import dev.stoop.worker.evidence.Sealer;
import dev.stoop.worker.evidence.Spool;
import dev.stoop.worker.live.LiveCapture;
import dev.stoop.worker.netns.NamespaceThread;
import dev.stoop.worker.netns.NetworkNamespace;
import dev.stoop.worker.target.NodeNamespace;
import dev.stoop.worker.target.ProcFs;
import dev.stoop.worker.target.TargetResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** All of a worker but Kafka: records are handed to it, and what it sends is kept. */
public final class TestWorker implements AutoCloseable {
  public static final int CAPACITY = 16;

  private final MockProducer<String, byte[]> sent =
      new MockProducer<>(
          true, new RoundRobinPartitioner(), new StringSerializer(), new ByteArraySerializer());
  private final NamespaceThread thread = new NamespaceThread();
  private final Outbox outbox;
  private final Delivery delivery;
  private final Captures captures;
  private final CommandHandler handler;
  private final FolderStore store;
  private long offset;

  /**
   * @param folder for spool and delivered evidence
   * @param storeFailures how often the store is away at first
   */
  public TestWorker(Path folder, int storeFailures) throws IOException {
    Clock clock = Clock.systemUTC();
    Health health = new Health();
    Path spool = folder.resolve("spool");
    store = new FolderStore(Files.createDirectories(folder.resolve("store")), storeFailures);
    outbox = new Outbox(sent, health);
    delivery = new Delivery(TestCommand.NODE, new Sealer("test"), store, outbox, clock, health);
    delivery.takeLeft(new Spool(spool));
    LiveCapture live = new LiveCapture(thread);
    try (NetworkNamespace own = NetworkNamespace.open(Path.of("/proc/thread-self/ns/net"))) {
      live.prime(own, spool);
    }
    ProcFs proc = new ProcFs(Path.of("/proc"));
    captures =
        new Captures(
            new TargetResolver(proc, new NodeNamespace(proc, null)),
            live,
            new Spool(spool),
            delivery,
            clock,
            proc.bootId().orElse(null));
    handler =
        new CommandHandler(
            TestCommand.NODE,
            CAPACITY,
            captures,
            new BegunCaptures(spool.resolve("begun")),
            outbox,
            clock);
  }

  /** Sends the worker a command, and returns when it has acted on it. */
  public void send(CaptureCommand command) {
    send(TestCommand.NODE, Topics.COMMANDS.codec().encode(command));
  }

  /** Sends the worker any bytes. */
  public void send(@Nullable String key, byte[] value) {
    handler.handle(new ConsumerRecord<>(Topics.COMMANDS.name(), 0, offset++, key, value)).join();
  }

  public Captures captures() {
    return captures;
  }

  /** What the worker has told about a capture. */
  public List<CaptureEvent> events(CaptureId id) {
    return records(Topics.CAPTURES.name()).stream()
        .filter(r -> id.value().equals(r.key()))
        .flatMap(r -> Topics.CAPTURES.codec().decode(r.value()).toOptional().stream())
        .toList();
  }

  /** Everything the worker has sent to a topic. */
  public List<ProducerRecord<String, byte[]>> records(String topic) {
    return sent.history().stream().filter(r -> r.topic().equals(topic)).toList();
  }

  /** Waits for the first event of this type. */
  public <T extends CaptureEvent> T await(CaptureId id, Class<T> type) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> first(id, type), Optional::isPresent)
        .orElseThrow();
  }

  private <T extends CaptureEvent> Optional<T> first(CaptureId id, Class<T> type) {
    return events(id).stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  /** The delivered evidence of a completed capture. */
  public Path evidence(CaptureEvent.Completed completed) {
    return store.file(completed.manifest());
  }

  /** What tshark prints of the evidence. */
  public List<String> tshark(CaptureEvent.Completed completed, String... arguments) {
    String[] command = new String[arguments.length + 3];
    command[0] = "tshark";
    command[1] = "-r";
    command[2] = evidence(completed).toString();
    System.arraycopy(arguments, 0, command, 3, arguments.length);
    return Shell.run(command).lines().filter(l -> !l.startsWith("Running as")).toList();
  }

  @Override
  public void close() throws IOException {
    captures.close();
    delivery.close();
    outbox.close();
    thread.close();
  }
}
