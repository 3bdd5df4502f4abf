package dev.stoop.standalone.demo;

import dev.stoop.decision.Decision;
import dev.stoop.evidence.ManifestFile;
import dev.stoop.evidence.TopicStore;
import dev.stoop.kafka.KafkaSettings;
import dev.stoop.ops.Health;
import dev.stoop.outcome.CaptureEvent;
import dev.stoop.outcome.Manifest;
import dev.stoop.standalone.CleanUp;
import dev.stoop.standalone.Configuration;
import dev.stoop.standalone.SingleMachine;
import dev.stoop.standalone.TemporaryFolder;
import dev.stoop.standalone.history.CaptureHistory;
import dev.stoop.standalone.history.CaptureStory;
import dev.stoop.standalone.history.SentAlert;
import dev.stoop.standalone.history.TopicReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One alert through the whole pipeline on this machine. What is played is the cluster and Falco;
 * broker, router, worker, indexer and every packet are real.
 *
 * <p>What it starts and makes goes to the clean-up, so that it can be ended at any time.
 */
public final class Demo {
  private static final Duration LONG_AGO = Duration.ofHours(1);
  private static final List<String> DATASETS =
      List.of("capture.summary", "capture.flow", "capture.dns", "capture.http");

  private final Story story;
  private final CleanUp cleanUp;
  private final Path results;

  /**
   * @param cleanUp closed by the caller
   * @param results a folder for what stays
   */
  public Demo(Story story, CleanUp cleanUp, Path results) {
    this.story = story;
    this.cleanUp = cleanUp;
    this.results = results;
  }

  /**
   * What came of it, and where to look further while it runs.
   *
   * @param bootstrap of the broker
   */
  public record Played(DemoResult result, String bootstrap) {}

  /**
   * Plays it; when it returns, everything still runs.
   *
   * @throws IOException when a step fails, with its reason
   */
  public Played play() throws IOException, InterruptedException {
    Path work = cleanUp.add(TemporaryFolder.make("stoop-demo-")).path();
    Configuration configuration = DemoConfiguration.in(work);
    Health health = new Health();
    PlayedCluster cluster = PlayedCluster.start(work, cleanUp);
    KafkaSettings kafka = cleanUp.add(SingleMachine.start(configuration, health)).kafka();
    story.tell(
        "A Kafka broker runs at %s, with router, worker and indexer.".formatted(kafka.bootstrap()));
    cluster.connect();
    tellOf(cluster);
    String node = configuration.worker().node();
    PlayedAlert old = PlayedAlert.about(cluster, node).at(Instant.now().minus(LONG_AGO));
    Decision decision = Readiness.await(kafka, health, old);
    story.tell("An alert of an hour ago: " + decision.getClass().getSimpleName());
    story.add(decision.reason());
    return new Played(follow(kafka, PlayedAlert.about(cluster, node)), kafka.bootstrap());
  }

  private DemoResult follow(KafkaSettings kafka, PlayedAlert alert)
      throws IOException, InterruptedException {
    try (TopicReader reader = TopicReader.fromNow(kafka, CaptureHistory.CAPTURES_AND_DOCUMENTS)) {
      SentAlert sent = SentAlert.publish(kafka, alert.toBytes());
      AlertJourney journey = new AlertJourney(reader, sent);
      story.tell("Falco, which is played, alerts: " + alert.summary());
      Decision.Capture decision = journey.awaitDecision();
      Instant decided = Instant.now();
      story.tell("Decision: Capture, policy %s".formatted(decision.policy()));
      story.add(decision.reason());
      CaptureEvent.Began began = journey.awaitBegin(decision);
      story.tell("Capturing in the pod's network namespace: " + began.filter());
      CaptureEvent.Completed completed = journey.awaitCompletion(decision);
      Instant sealed = Instant.now();
      tellOf(completed.manifest());
      journey.awaitDocuments(decision);
      Instant indexed = Instant.now();
      Map<String, Integer> documents = documents(journey.settle(decision));
      story.tell("Documents: " + describe(documents));
      return DemoResult.of(
          decision,
          completed.manifest(),
          fetch(kafka, completed),
          documents,
          new DemoResult.Timings(
              Duration.between(sent.at(), decided).toMillis(),
              Duration.between(sent.at(), began.at()).toMillis(),
              Duration.between(sealed, indexed).toMillis()));
    }
  }

  private void tellOf(PlayedCluster cluster) {
    story.tell(
        "Two pods talk to %s (%s), each in a network namespace of its own:"
            .formatted(PlayedCluster.SUSPICIOUS_NAME, PlayedCluster.SUSPICIOUS_ADDRESS));
    for (PodNames pod : List.of(cluster.pod(), cluster.neighbour())) {
      story.add("%s/%s at %s".formatted(pod.namespace(), pod.pod(), pod.address()));
    }
  }

  private void tellOf(Manifest manifest) {
    story.tell(
        "Sealed after %s: %d packets, %d dropped, SHA-256 %s..."
            .formatted(
                manifest.stopReason(),
                manifest.packets(),
                manifest.losses().dropped(),
                manifest.fileSha256().substring(0, 16)));
  }

  private Path fetch(KafkaSettings kafka, CaptureEvent.Completed completed) throws IOException {
    Path file = results.resolve(completed.captureId() + ".pcapng");
    try (TopicStore store = new TopicStore(kafka)) {
      store.fetch(completed.manifest(), completed.evidence(), file);
    }
    ManifestFile.write(completed.manifest(), file);
    return file;
  }

  private static Map<String, Integer> documents(CaptureStory capture) {
    Map<String, Integer> documents = new LinkedHashMap<>();
    for (String dataset : DATASETS) {
      documents.put(dataset, capture.documents().getOrDefault(dataset, 0));
    }
    return documents;
  }

  private static String describe(Map<String, Integer> documents) {
    return documents.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }
}
