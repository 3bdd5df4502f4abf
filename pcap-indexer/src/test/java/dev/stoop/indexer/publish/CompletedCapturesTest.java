package dev.stoop.indexer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stoop.contract.Samples;
import dev.stoop.evidence.EvidenceMissingException;
import dev.stoop.indexer.CaptureReader;
import dev.stoop.indexer.document.Dataset;
import dev.stoop.indexer.document.Document;
import dev.stoop.indexer.sample.Conversation;
import dev.stoop.kafka.Json;
import dev.stoop.kafka.Topics;
import dev.stoop.outcome.CaptureEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletedCapturesTest {
  private static final TopicPartition PARTITION = new TopicPartition(Topics.CAPTURES.name(), 0);
  private static final Instant NOW = Instant.parse("2026-03-14T15:10:00Z");

  private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
  private final MockProducer<String, byte[]> producer =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  private final FixedStore store = new FixedStore(Conversation.all().toArray());
  @TempDir private Path folder;
  private Dissector dissector = CaptureReader::read;
  private long offset;

  @BeforeEach
  void initialise() {
    producer.initTransactions();
  }

  @Test
  void documentsAndOffsetAreCommittedTogether() throws IOException {
    // Given
    CompletedCaptures captures = captures();
    event(completed());

    // When
    captures.poll();

    // Then
    assertThat(producer.transactionCommitted()).isTrue();
    assertThat(producer.history()).hasSize(6).allMatch(r -> r.topic().equals("stoop.index"));
    assertThat(producer.history())
        .allSatisfy(
            document ->
                assertThat(json(document).at("/event/id").asText()).isEqualTo(document.key()));
    assertThat(dataset(producer.history().getLast())).isEqualTo(Dataset.SUMMARY.text());
    assertThat(committed()).containsExactly(Map.of(PARTITION, new OffsetAndMetadata(1)));
    assertThat(folder).as("nothing is left behind").isEmptyDirectory();
  }

  @Test
  void otherEventsArePassedOver() throws IOException {
    CompletedCaptures captures = captures();
    Samples.events().stream()
        .filter(e -> !(e instanceof CaptureEvent.Completed))
        .forEach(this::event);
    record("no event at all".getBytes(StandardCharsets.UTF_8));
    record(null);

    captures.poll();

    assertThat(producer.history()).isEmpty();
    assertThat(committed()).isEmpty();
    assertThat(consumer.committed(Set.of(PARTITION)))
        .containsEntry(PARTITION, new OffsetAndMetadata(offset));
  }

  @Test
  void evidenceThatIsNotThereIsAnsweredAndNeverIndexed() throws IOException {
    CompletedCaptures captures = captures();
    store.fault = new EvidenceMissingException("chunk 2 is not in the topic");
    event(completed());

    captures.poll();

    assertThat(producer.history()).hasSize(1);
    ProducerRecord<String, byte[]> answer = producer.history().getFirst();
    assertThat(answer.topic()).isEqualTo("stoop.captures");
    assertThat(answer.key()).isEqualTo(completed().captureId().value());
    assertThat(Topics.CAPTURES.codec().decode(answer.value()).toOptional())
        .contains(
            new CaptureEvent.EvidenceRejected(
                completed().captureId(), "indexer-1", NOW, "chunk 2 is not in the topic"));
    assertThat(committed()).hasSize(1);
  }

  @Test
  void aStoreThatIsAwayIsAskedAgain() {
    CompletedCaptures captures = captures();
    store.fault = new IOException("no answer");
    event(completed());

    assertThatThrownBy(captures::poll).isSameAs(store.fault);

    assertThat(producer.history()).isEmpty();
    assertThat(producer.transactionInFlight()).isFalse();
    assertThat(committed()).isEmpty();
  }

  @Test
  void aCaptureThatCannotBeReadEndsInASummaryAndTheNextIsIndexed() throws IOException {
    // Given a fault of ours with the first capture
    int[] calls = {0};
    dissector =
        (file, context, sink) -> {
          sink.accept(new Document("half", Dataset.FLOW, new byte[0]));
          if (calls[0]++ == 0) {
            throw new IllegalStateException("a bug");
          }
          return CaptureReader.read(file, context, sink);
        };
    CompletedCaptures captures = captures();
    event(completed());
    event(completed());

    // When
    captures.poll();

    // Then
    assertThat(producer.history()).hasSize(1 + 1 + 6);
    JsonNode failed = json(producer.history().getFirst());
    assertThat(failed.at("/event/outcome").asText()).isEqualTo("failure");
    assertThat(failed.at("/event/reason").asText()).contains("a bug");
    assertThat(failed.at("/event/dataset").asText()).isEqualTo(Dataset.SUMMARY.text());
    assertThat(failed.at("/rule/name").asText()).isEqualTo(Samples.alert().rule());
    assertThat(committed()).hasSize(2);
  }

  @Test
  void tooLargeADocumentIsAFaultOfOurs() throws IOException {
    byte[] large = new byte[CaptureTransaction.LARGEST_DOCUMENT + 1];
    dissector =
        (file, context, sink) -> {
          sink.accept(new Document("large", Dataset.FLOW, large));
          return CaptureReader.read(file, context, sink);
        };
    CompletedCaptures captures = captures();
    event(completed());

    captures.poll();

    assertThat(producer.history()).hasSize(1);
    assertThat(json(producer.history().getFirst()).at("/event/reason").asText())
        .contains("921601 bytes");
  }

  @Test
  void whenKafkaFailsNothingIsPublished() {
    CompletedCaptures captures = captures();
    KafkaException fenced = new KafkaException("another indexer has this name");
    producer.commitTransactionException = fenced;
    event(completed());

    assertThatThrownBy(captures::poll).isSameAs(fenced);

    assertThat(producer.transactionCommitted()).isFalse();
    assertThat(producer.history()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aDiskThatFailsEndsTheTransaction() {
    IOException full = new IOException("no space left");
    dissector =
        (file, context, sink) -> {
          sink.accept(new Document("half", Dataset.FLOW, new byte[0]));
          throw full;
        };
    CompletedCaptures captures = captures();
    event(completed());

    assertThatThrownBy(captures::poll).isSameAs(full);

    assertThat(producer.transactionAborted()).isTrue();
    assertThat(producer.history()).isEmpty();
  }

  @Test
  void indexingAgainGivesTheSameRecords() throws IOException {
    CompletedCaptures captures = captures();
    event(completed());
    event(completed());

    captures.poll();

    List<ProducerRecord<String, byte[]>> records = producer.history();
    for (int i = 0; i < 6; i++) {
      assertThat(records.get(i + 6).key()).isEqualTo(records.get(i).key());
      assertThat(records.get(i + 6).value()).isEqualTo(records.get(i).value());
    }
  }

  private CompletedCaptures captures() {
    Work work = new Work(store, dissector, folder, "indexer-1", InstantSource.fixed(NOW));
    CompletedCaptures captures =
        new CompletedCaptures(consumer, new CaptureTransaction(producer, work));
    consumer.rebalance(List.of(PARTITION));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    return captures;
  }

  private void event(CaptureEvent event) {
    record(Topics.CAPTURES.codec().encode(event));
  }

  private void record(byte @Nullable [] value) {
    consumer.addRecord(new ConsumerRecord<>(PARTITION.topic(), 0, offset++, "key", value));
  }

  private List<Map<TopicPartition, OffsetAndMetadata>> committed() {
    return producer.consumerGroupOffsetsHistory().stream()
        .flatMap(groups -> groups.values().stream())
        .toList();
  }

  private static CaptureEvent.Completed completed() {
    return Samples.events().stream()
        .filter(CaptureEvent.Completed.class::isInstance)
        .map(CaptureEvent.Completed.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode json(ProducerRecord<String, byte[]> record) {
    try {
      return Json.MAPPER.readTree(record.value());
    } catch (IOException e) {
      throw new IllegalStateException("a document is JSON", e);
    }
  }

  private static String dataset(ProducerRecord<String, byte[]> record) {
    return json(record).at("/event/dataset").asText();
  }
}
