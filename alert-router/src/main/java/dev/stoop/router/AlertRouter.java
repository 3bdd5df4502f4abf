package dev.stoop.router;

import dev.stoop.kafka.KafkaSettings;
import dev.stoop.ops.Health;
import dev.stoop.router.decide.Decider;
import dev.stoop.router.decide.Screening;
import dev.stoop.router.policy.PolicyBook;
import dev.stoop.router.policy.PolicyFiles;
import dev.stoop.router.policy.PolicyReader;
import dev.stoop.router.topology.RouterStreams;
import dev.stoop.router.topology.RouterTopology;
import dev.stoop.router.topology.StreamsSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The alert router, composed: policies and settings in, a running stream out. */
public final class AlertRouter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AlertRouter.class);

  private final RouterStreams streams;

  private AlertRouter(RouterStreams streams) {
    this.streams = streams;
  }

  /**
   * Reads the policies and composes; nothing runs yet.
   *
   * @throws dev.stoop.config.ConfigException with every problem of the policies
   */
  public static AlertRouter of(RouterSettings settings, KafkaSettings kafka, Health health) {
    PolicyFiles files = PolicyReader.read(settings.policies());
    PolicyBook policies = files.book();
    files.warnings().forEach(warning -> LOG.warn("policy: {}", warning));
    Screening screening = new Screening(policies, settings.ownWorkload(), settings.node());
    Decider decider = new Decider(settings.freshness());
    return new AlertRouter(
        new RouterStreams(
            RouterTopology.build(screening, decider),
            kafka,
            StreamsSettings.properties(kafka, settings.stateDir()),
            health));
  }

  /** Returns at once; health says when alerts are routed. */
  public void start() {
    streams.start();
  }

  /** Returns when everything that was read is decided on and written. */
  @Override
  public void close() {
    streams.close();
  }
}
