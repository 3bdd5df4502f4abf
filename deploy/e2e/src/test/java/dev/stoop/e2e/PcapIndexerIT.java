package dev.stoop.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stoop.capture.CaptureId;
import dev.stoop.evidence.EvidenceSamples;
import dev.stoop.evidence.TopicStore;
import dev.stoop.indexer.IndexerSettings;
import dev.stoop.indexer.PcapIndexer;
import dev.stoop.kafka.Json;
import dev.stoop.kafka.KafkaSettings;
import dev.stoop.kafka.TopicSetup;
import dev.stoop.kafka.Topics;
import dev.stoop.ops.Health;
import dev.stoop.outcome.CaptureEvent;
import dev.stoop.outcome.EvidenceLocation;
import dev.stoop.outcome.Manifest;
import dev.stoop.pcapng.Block;
import dev.stoop.pcapng.InterfaceDescription;
import dev.stoop.pcapng.PcapngWriter;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The indexer on a real broker: completed captures in, documents out, each once. */
@KafkaTest
class PcapIndexerIT {
  private static final Duration GENEROUS = Duration.ofMinutes(2);

  /** A summary, one flow and one DNS question. */
  private static final int DOCUMENTS = 3;

  /** Who is example.org? Over UDP, IPv4 and Ethernet. */
  private static final byte[] QUERY =
      HexFormat.of()
          .parseHex(
              "0200000000020200000000010800"
                  + "45000039000040004011268f0a00000108080808"
                  + "9c4000350025000000070100000100000000000007"
                  + "6578616d706c65036f72670000010001");

  private final KafkaSettings kafka;
  private final TopicStore store;
  private final KafkaProducer<String, byte[]> producer;
  private final TopicTail<JsonNode> documents;
  private final TopicTail<CaptureEvent> events;
  private final Health health = new Health();
  @TempDir private Path folder;
  private Path evidence = Path.of("");

  PcapIndexerIT(KafkaHandle broker) {
    kafka = KafkaSettings.at(broker.bootstrap());
    try (Admin admin = Admin.create(kafka.admin())) {
      new TopicSetup(admin, GENEROUS).ensure(Topics.ALL);
    }
    store = new TopicStore(kafka);
    producer = new KafkaProducer<>(kafka.producer());
    documents = new TopicTail<>(Topics.INDEX, kafka);
    events = new TopicTail<>(Topics.CAPTURES, kafka);
  }

  @BeforeEach
  void capture() throws IOException {
    evidence = folder.resolve("evidence.pcapng");
    var channel = FileChannel.open(evidence, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try (PcapngWriter writer =
        new PcapngWriter(channel, new Block.SectionHeader("", "", "", List.of()))) {
      int id = writer.describe(InterfaceDescription.of(1, 0, "eth0", "", "", ""));
      writer.packet(id, 1, MemorySegment.ofArray(QUERY), 0, QUERY.length, QUERY.length);
    }
  }

  @AfterEach
  void close() {
    producer.close();
    store.close();
    documents.close();
    events.close();
  }

  @Test
  void documentsAppearOnceAlsoAfterARestart() throws Exception {
    // Given
    List<CaptureId> before = List.of(complete(), complete(), complete());

    // When
    List<ConsumerRecord<String, byte[]>> indexed = new ArrayList<>();
    try (PcapIndexer first = start("first")) {
      assertThat(first).isNotNull();
      indexed.addAll(documents.read(before.size() * DOCUMENTS));
    }
    CaptureId after = complete();
    try (PcapIndexer second = start("second")) {
      assertThat(second).isNotNull();
      indexed.addAll(documents.read(DOCUMENTS));
    }

    // Then
    assertThat(indexed).hasSize(4 * DOCUMENTS);
    assertThat(indexed).extracting(ConsumerRecord::key).doesNotHaveDuplicates();
    Map<String, Long> byCapture =
        indexed.stream()
            .map(documents::value)
            .collect(
                Collectors.groupingBy(d -> d.at("/capture/id").asText(), Collectors.counting()));
    assertThat(byCapture).hasSize(4).containsEntry(after.value(), (long) DOCUMENTS);
  }

  @Test
  void severalIndexersShareTheWork() throws Exception {
    try (PcapIndexer one = start("one");
        PcapIndexer other = start("other")) {
      assertThat(one).isNotSameAs(other);
      int captures = 20;
      for (int i = 0; i < captures; i++) {
        assertThat(complete()).isNotNull();
      }

      List<ConsumerRecord<String, byte[]>> indexed = documents.read(captures * DOCUMENTS);

      assertThat(indexed).hasSize(captures * DOCUMENTS);
      assertThat(indexed).extracting(ConsumerRecord::key).doesNotHaveDuplicates();
    }
  }

  @Test
  void evidenceThatDiffersIsAnsweredAndTheNextIsIndexed() throws Exception {
    try (PcapIndexer indexer = start("strict")) {
      assertThat(indexer).isNotNull();
      Manifest manifest = manifest();
      EvidenceLocation location = store.deliver(evidence, manifest);
      ObjectNode changed = Json.MAPPER.valueToTree(manifest);
      changed.put("fileSha256", "f".repeat(64));
      publish(Json.MAPPER.convertValue(changed, Manifest.class), location);
      CaptureId next = complete();

      List<CaptureEvent> seen = events.values(3);
      List<ConsumerRecord<String, byte[]>> indexed = documents.read(DOCUMENTS);

      assertThat(seen)
          .filteredOn(CaptureEvent.EvidenceRejected.class::isInstance)
          .extracting(CaptureEvent::captureId)
          .containsExactly(manifest.captureId());
      assertThat(indexed)
          .extracting(record -> documents.value(record).at("/capture/id").asText())
          .containsOnly(next.value());
    }
  }

  @Test
  void whileKafkaIsAwayHealthSaysSo() {
    PcapIndexer indexer =
        PcapIndexer.of(
            new IndexerSettings("alone", folder), KafkaSettings.at("127.0.0.1:1"), health);
    indexer.start();

    await()
        .atMost(GENEROUS)
        .untilAsserted(
            () ->
                assertThat(health.components())
                    .singleElement()
                    .satisfies(state -> assertThat(state.cause()).contains("trying again")));
    indexer.close();
  }

  private PcapIndexer start(String instance) {
    PcapIndexer indexer =
        PcapIndexer.of(new IndexerSettings(instance, folder.resolve(instance)), kafka, health);
    indexer.start();
    await().atMost(GENEROUS).until(health::isUp);
    return indexer;
  }

  private CaptureId complete() throws Exception {
    Manifest manifest = manifest();
    publish(manifest, store.deliver(evidence, manifest));
    return manifest.captureId();
  }

  /** Of a capture of its own. */
  private Manifest manifest() throws IOException {
    ObjectNode json =
        Json.MAPPER.valueToTree(EvidenceSamples.manifest(Files.readAllBytes(evidence)));
    json.put("captureId", UUID.randomUUID().toString().replace("-", ""));
    return Json.MAPPER.convertValue(json, Manifest.class);
  }

  private void publish(Manifest manifest, EvidenceLocation location) throws Exception {
    CaptureEvent event =
        new CaptureEvent.Completed(
            manifest.captureId(), manifest.node(), Instant.now(), manifest, location);
    byte[] value = Topics.CAPTURES.codec().encode(event);
    producer
        .send(new ProducerRecord<>(Topics.CAPTURES.name(), manifest.captureId().value(), value))
        .get();
  }
}
