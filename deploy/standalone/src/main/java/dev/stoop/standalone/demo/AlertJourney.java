package dev.stoop.standalone.demo;

import dev.stoop.decision.Decision;
import dev.stoop.kafka.Topics;
import dev.stoop.outcome.CaptureEvent;
import dev.stoop.standalone.history.CaptureHistory;
import dev.stoop.standalone.history.CaptureStory;
import dev.stoop.standalone.history.SentAlert;
import dev.stoop.standalone.history.TopicReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One alert's way through the topics, as anybody could follow it there. Ask for the steps in their
 * order; each waits, and fails with the reason that the topics give. For one thread.
 */
final class AlertJourney {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * Documents lie in several partitions: some may be read after the summary, which is sent last.
   */
  private static final Duration SETTLING = Duration.ofMillis(500);

  private static final String SUMMARY = "capture.summary";

  private final TopicReader reader;
  private final SentAlert alert;
  private final CaptureHistory history = new CaptureHistory();

  /**
   * @param reader of the history's topics, opened before the alert was sent
   */
  AlertJourney(TopicReader reader, SentAlert alert) {
    this.reader = reader;
    this.alert = alert;
  }

  /** What was decided: a capture, or it fails. */
  Decision.Capture awaitDecision() throws IOException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(deadline)) {
      for (ConsumerRecord<String, byte[]> record : reader.next()) {
        history.add(record);
        if (record.topic().equals(Topics.DECISIONS.name())) {
          Decision decision =
              Topics.DECISIONS.codec().decode(record.value()).toOptional().orElse(null);
          if (decision != null && alert.isAnsweredBy(decision)) {
            return requireCapture(decision);
          }
        }
      }
    }
    throw tooLong("a decision");
  }

  /** The capture runs. */
  CaptureEvent.Began awaitBegin(Decision.Capture decision) throws IOException {
    return await(decision, "the capture's begin", story -> story.began().isPresent())
        .began()
        .orElseThrow();
  }

  /** The evidence is sealed and delivered. */
  CaptureEvent.Completed awaitCompletion(Decision.Capture decision) throws IOException {
    return await(decision, "the capture's end", story -> story.completed().isPresent())
        .completed()
        .orElseThrow();
  }

  /** The documents are there. */
  CaptureStory awaitDocuments(Decision.Capture decision) throws IOException {
    return await(decision, "the documents", story -> story.documents().containsKey(SUMMARY));
  }

  /** What there is when no more is coming. */
  CaptureStory settle(Decision.Capture decision) {
    Instant quiet = Instant.now().plus(SETTLING);
    while (Instant.now().isBefore(quiet)) {
      reader.next().forEach(history::add);
    }
    return story(decision);
  }

  private CaptureStory await(
      Decision.Capture decision, String what, Predicate<CaptureStory> condition)
      throws IOException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!condition.test(story(decision))) {
      requireNoFailure(story(decision));
      if (Instant.now().isAfter(deadline)) {
        throw tooLong(what);
      }
      reader.next().forEach(history::add);
    }
    return story(decision);
  }

  private CaptureStory story(Decision.Capture decision) {
    return history.capture(decision.captureIds().getFirst());
  }

  private static Decision.Capture requireCapture(Decision decision) throws IOException {
    if (decision instanceof Decision.Capture capture) {
      return capture;
    }
    throw new IOException(
        "the alert led to no capture: %s: %s"
            .formatted(decision.getClass().getSimpleName(), decision.reason()));
  }

  private static void requireNoFailure(CaptureStory story) throws IOException {
    for (CaptureEvent event : story.events()) {
      String detail =
          switch (event) {
            case CaptureEvent.Failed failed -> failed.reason() + ": " + failed.detail();
            case CaptureEvent.Refused refused -> refused.reason() + ": " + refused.detail();
            case CaptureEvent.Expired expired -> expired.detail();
            case CaptureEvent.EvidenceRejected rejected -> rejected.detail();
            case CaptureEvent.Began began -> "";
            case CaptureEvent.Completed completed -> "";
          };
      if (!detail.isEmpty()) {
        throw new IOException("the capture is %s: %s".formatted(story.state(), detail));
      }
    }
  }

  private static IOException tooLong(String what) {
    return new IOException(
        "%s did not appear on the topics within %d s".formatted(what, PATIENCE.toSeconds()));
  }
}
