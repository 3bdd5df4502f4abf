package dev.stoop.standalone.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stoop.capture.CaptureId;
import dev.stoop.decision.Decision;
import dev.stoop.kafka.KafkaSettings;
import dev.stoop.kafka.Topic;
import dev.stoop.kafka.Topics;
import dev.stoop.outcome.CaptureEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * All captures that the topics tell of. Records that cannot be read are passed over: those who
 * write them report them. For one thread.
 */
public final class CaptureHistory {
  /** What was decided and what came of it. */
  public static final List<Topic<?>> CAPTURES = List.of(Topics.DECISIONS, Topics.CAPTURES);

  /** The same, and the documents, which may be many. */
  public static final List<Topic<?>> CAPTURES_AND_DOCUMENTS =
      List.of(Topics.DECISIONS, Topics.CAPTURES, Topics.INDEX);

  private final Map<CaptureId, Decision.Capture> openings = new HashMap<>();
  private final Map<CaptureId, List<Decision.Repeat>> repeats = new HashMap<>();
  private final Map<CaptureId, List<CaptureEvent>> events = new HashMap<>();

  /** Dataset by document id, by capture id: a document written again is the same document. */
  private final Map<String, Map<String, String>> documents = new HashMap<>();

  /** Reads everything that there is in the topics. */
  public static CaptureHistory read(KafkaSettings kafka, List<Topic<?>> topics) {
    CaptureHistory history = new CaptureHistory();
    try (TopicReader reader = TopicReader.fromBeginning(kafka, topics)) {
      reader.readToEnd(history::add);
    }
    return history;
  }

  /** Adds one record of one of the topics. */
  public void add(ConsumerRecord<String, byte[]> record) {
    if (record.topic().equals(Topics.DECISIONS.name())) {
      Topics.DECISIONS.codec().decode(record.value()).toOptional().ifPresent(this::add);
    } else if (record.topic().equals(Topics.CAPTURES.name())) {
      Topics.CAPTURES.codec().decode(record.value()).toOptional().ifPresent(this::add);
    } else if (record.topic().equals(Topics.INDEX.name())) {
      Topics.INDEX
          .codec()
          .decode(record.value())
          .toOptional()
          .ifPresent(document -> add(record.key(), document));
    }
  }

  /** All captures, the latest first. */
  public List<CaptureStory> captures() {
    Set<CaptureId> ids = new HashSet<>(openings.keySet());
    ids.addAll(events.keySet());
    return ids.stream()
        .map(this::capture)
        .sorted(Comparator.comparing(CaptureStory::at).reversed())
        .toList();
  }

  /** What is known of one capture; of an unknown one, nothing. */
  public CaptureStory capture(CaptureId id) {
    return new CaptureStory(
        id,
        openings.get(id),
        repeats.getOrDefault(id, List.of()),
        events.getOrDefault(id, List.of()),
        datasets(id));
  }

  private SortedMap<String, Integer> datasets(CaptureId id) {
    SortedMap<String, Integer> counts = new TreeMap<>();
    documents
        .getOrDefault(id.value(), Map.of())
        .values()
        .forEach(dataset -> counts.merge(dataset, 1, Integer::sum));
    return counts;
  }

  private void add(Decision decision) {
    switch (decision) {
      case Decision.Capture opening ->
          opening.captureIds().forEach(id -> openings.put(id, opening));
      case Decision.Repeat repeat ->
          repeat.captureIds().forEach(id -> list(repeats, id).add(repeat));
      default -> {
        // It led to no capture.
      }
    }
  }

  private void add(CaptureEvent event) {
    list(events, event.captureId()).add(event);
  }

  private void add(String id, JsonNode document) {
    documents
        .computeIfAbsent(document.at("/capture/id").asText(), capture -> new HashMap<>())
        .put(id, document.at("/event/dataset").asText());
  }

  private static <T> List<T> list(Map<CaptureId, List<T>> lists, CaptureId id) {
    return lists.computeIfAbsent(id, key -> new ArrayList<>());
  }
}
