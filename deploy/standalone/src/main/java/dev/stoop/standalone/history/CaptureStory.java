package dev.stoop.standalone.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.stoop.capture.CaptureId;
import dev.stoop.decision.Decision;
import dev.stoop.outcome.CaptureEvent;
import dev.stoop.outcome.Manifest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One capture as the topics tell of it.
 *
 * @param decision that opened it; null where that is no longer kept
 * @param repeats later alerts that led to it
 * @param events in the order in which they were written
 * @param documents how many by {@code event.dataset}
 */
public record CaptureStory(
    CaptureId id,
    Decision.@Nullable Capture decision,
    List<Decision.Repeat> repeats,
    List<CaptureEvent> events,
    SortedMap<String, Integer> documents) {

  public CaptureStory {
    repeats = List.copyOf(repeats);
    events = List.copyOf(events);
    documents = new TreeMap<>(documents);
  }

  /** How far it got: the kind of its last event, {@code Commanded} before there is one. */
  @JsonProperty
  public String state() {
    return events.isEmpty() ? "Commanded" : events.getLast().getClass().getSimpleName();
  }

  /** When it was decided, or else when the first event was written. */
  @JsonProperty
  public Instant at() {
    Decision.Capture opening = decision;
    if (opening != null) {
      return opening.at();
    }
    return events.isEmpty() ? Instant.EPOCH : events.getFirst().at();
  }

  /** When packets were first taken, if that happened. */
  public Optional<CaptureEvent.Began> began() {
    return first(CaptureEvent.Began.class);
  }

  /** Its evidence, when it is complete. */
  public Optional<CaptureEvent.Completed> completed() {
    return first(CaptureEvent.Completed.class);
  }

  private <E extends CaptureEvent> Optional<E> first(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  /** What its evidence is, when it is complete. */
  public Optional<Manifest> manifest() {
    return completed().map(CaptureEvent.Completed::manifest);
  }
}
