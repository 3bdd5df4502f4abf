package dev.stoop.worker;

import dev.stoop.evidence.EvidenceStore;
import dev.stoop.evidence.TopicStore;
import dev.stoop.kafka.KafkaSettings;
import dev.stoop.ops.Health;
import dev.stoop.worker.broker.Outbox;
import dev.stoop.worker.command.BegunCaptures;
import dev.stoop.worker.command.Captures;
import dev.stoop.worker.command.CommandHandler;
import dev.stoop.worker.command.CommandInbox;
import dev.stoop.worker.evidence.Delivery;
import dev.stoop.worker.evidence.Sealer;
import dev.stoop.worker.evidence.Spool;
import dev.stoop.worker.kernel.Capability;
import dev.stoop.worker.live.LiveCapture;
import dev.stoop.worker.netns.NamespaceThread;
import dev.stoop.worker.netns.NetworkNamespace;
import dev.stoop.worker.registry.Announcer;
import dev.stoop.worker.target.NodeNamespace;
import dev.stoop.worker.target.ProcFs;
import dev.stoop.worker.target.TargetResolver;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;

/**
 * The capture worker of one node, put together: commands in, evidence and events out.
 *
 * <p>It starts also when Kafka is away or a capability is missing; its health says so.
 */
public final class CaptureWorker implements AutoCloseable {
  private static final Path OWN = Path.of("/proc/thread-self/ns/net");
  private static final String PRIVILEGES = "privileges";
  private static final String LIBPCAP = "libpcap";

  private final NamespaceThread thread;
  private final Outbox outbox;
  private final EvidenceStore store;
  private final Delivery delivery;
  private final Captures captures;
  private final Announcer announcer;
  private final CommandInbox inbox;

  /**
   * Starts a worker; it reads commands as soon as Kafka answers.
   *
   * @throws IOException when the spool cannot be used, or this is no Linux with /proc
   */
  public CaptureWorker(WorkerSettings settings, KafkaSettings kafka, Health health)
      throws IOException {
    Clock clock = Clock.systemUTC();
    Spool spool = new Spool(settings.spool());
    ProcFs proc = new ProcFs(settings.proc());
    thread = new NamespaceThread();
    LiveCapture live = new LiveCapture(thread);
    prime(thread, live, settings.spool(), health);
    outbox = new Outbox(kafka, health);
    store = new TopicStore(kafka);
    delivery =
        new Delivery(
            settings.node(),
            new Sealer("Stoop capture worker, " + live.libraryVersion()),
            store,
            outbox,
            clock,
            health);
    delivery.takeLeft(spool);
    captures =
        new Captures(
            new TargetResolver(proc, new NodeNamespace(proc, settings.nodeNamespace())),
            live,
            spool,
            delivery,
            clock,
            proc.bootId().orElse(null));
    announcer =
        new Announcer(
            kafka, settings.node(), settings.capacity(), captures::running, clock, health);
    inbox =
        new CommandInbox(
            kafka,
            settings.node(),
            new CommandHandler(
                settings.node(),
                settings.capacity(),
                captures,
                new BegunCaptures(settings.spool().resolve("begun")),
                outbox,
                clock),
            announcer::announce,
            clock,
            health);
  }

  /** Does once what is slow the first time, and finds out early what would fail later. */
  private static void prime(NamespaceThread thread, LiveCapture live, Path folder, Health health)
      throws IOException {
    Set<Capability> missing = Capability.missing();
    if (!missing.isEmpty()) {
      health.down(PRIVILEGES, "the worker lacks " + missing + ": every capture will fail");
      return;
    }
    health.up(PRIVILEGES);
    thread.prime();
    try (NetworkNamespace own = NetworkNamespace.open(OWN)) {
      live.prime(own, folder);
      health.up(LIBPCAP);
    } catch (IOException e) {
      health.down(LIBPCAP, "cannot capture on this machine's loopback: " + e.getMessage());
    }
  }

  /**
   * Stops in order: no new commands, captures ended and sealed, evidence delivered if Kafka takes
   * it within seconds. What is not is delivered after the next start.
   */
  @Override
  public void close() throws IOException {
    announcer.close();
    inbox.close();
    captures.close();
    delivery.close();
    outbox.close();
    store.close();
    thread.close();
  }
}
