package dev.stoop.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stoop.outcome.EvidenceLocation;
import dev.stoop.outcome.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent as chunks is what is put together from them, whatever else is in the topic. */
class ChunkTransferTest {
  private static final String TOPIC = "evidence";
  private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
  private static final long FIRST_OFFSET = 100;

  private final MockProducer<String, byte[]> producer =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("none");
  private final List<ProducerRecord<String, byte[]>> topic = new ArrayList<>();
  private final byte[] content = new byte[ChunkSender.CHUNK_BYTES * 2 + 1_000];
  @TempDir private Path folder;
  private Path target = Path.of("");
  private Manifest manifest = EvidenceSamples.manifest(content);

  @BeforeEach
  void send() throws IOException {
    new Random(1).nextBytes(content);
    manifest = EvidenceSamples.manifest(content);
    Path source = Files.write(folder.resolve("source.pcapng"), content);
    target = folder.resolve("target.pcapng");
    new ChunkSender(producer, TOPIC).send(source, manifest);
    Files.delete(source);
    topic.addAll(producer.history());
  }

  @Test
  void chunksSayWhatTheyAre() {
    assertThat(topic)
        .extracting(chunk -> chunk.value().length)
        .containsExactly(524_288, 524_288, 1_000);
    assertThat(topic).extracting(ProducerRecord::key).containsOnly(manifest.captureId().value());
    assertThat(topic)
        .extracting(chunk -> ChunkHeaders.parse(chunk.headers()))
        .containsExactly(
            Optional.of(new ChunkHeaders(1, 3, manifest.fileSha256())),
            Optional.of(new ChunkHeaders(2, 3, manifest.fileSha256())),
            Optional.of(new ChunkHeaders(3, 3, manifest.fileSha256())));
  }

  @Test
  void aFileIsPutTogether() throws IOException {
    receive();

    assertThat(target).hasBinaryContent(content);
    assertThatFolderHasNothingElse();
  }

  @Test
  void duplicatesAndOthersChunksAreTolerated() throws IOException {
    topic.add(1, topic.getFirst());
    topic.add(2, new ProducerRecord<>(TOPIC, "another capture", new byte[] {1}));
    topic.add(3, new ProducerRecord<>(TOPIC, manifest.captureId().value(), new byte[] {2}));
    topic.add(4, new ProducerRecord<>(TOPIC, manifest.captureId().value(), null));
    topic.add(6, topic.get(5));

    receive();

    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void aMissingChunkIsNamed() throws IOException {
    topic.remove(1);

    assertThatThrownBy(this::receive)
        .isInstanceOf(EvidenceMissingException.class)
        .hasMessageContaining("chunk 2 of capture " + manifest.captureId());
    assertThatFolderHasNothingElse();
  }

  @Test
  void aMissingLastChunkIsNamed() throws IOException {
    topic.set(2, new ProducerRecord<>(TOPIC, "another capture", new byte[] {1}));

    assertThatThrownBy(this::receive)
        .isInstanceOf(EvidenceMissingException.class)
        .hasMessageContaining("chunk 3");
  }

  @Test
  void aChangedChunkIsRefusedWithBothHashes() throws IOException {
    topic.get(1).value()[17] ^= 1;
    byte[] changed = content.clone();
    changed[ChunkSender.CHUNK_BYTES + 17] ^= 1;

    assertThatThrownBy(this::receive)
        .isInstanceOfSatisfying(
            EvidenceMismatchException.class,
            mismatch -> {
              assertThat(mismatch.expected()).contains(manifest.fileSha256());
              assertThat(mismatch.actual())
                  .contains(EvidenceSamples.manifest(changed).fileSha256());
            });
    assertThatFolderHasNothingElse();
  }

  @Test
  void moreBytesThanTheManifestSaysAreNotTaken() throws IOException {
    ProducerRecord<String, byte[]> last = topic.getLast();
    topic.set(
        2,
        new ProducerRecord<>(
            TOPIC, null, last.key(), new byte[ChunkSender.CHUNK_BYTES], last.headers()));

    assertThatThrownBy(this::receive)
        .isInstanceOf(EvidenceMismatchException.class)
        .hasMessageContaining(content.length + " bytes expected");
  }

  @Test
  void whatTheTopicNoLongerHoldsIsMissing() {
    assertThatThrownBy(() -> receive(new EvidenceLocation(TOPIC, 0, FIRST_OFFSET - 5, 102)))
        .isInstanceOf(EvidenceMissingException.class);
  }

  @Test
  void aPlaceThatDoesNotExistIsMissing() {
    assertThatThrownBy(() -> receive(new EvidenceLocation("another", 0, 100, 102)))
        .isInstanceOf(EvidenceMissingException.class)
        .hasMessageContaining(TOPIC);
    assertThatThrownBy(() -> receive(new EvidenceLocation(TOPIC, 9, 100, 102)))
        .isInstanceOf(EvidenceMissingException.class);
    assertThatThrownBy(() -> receive(new EvidenceLocation(TOPIC, 0, 100, 1_000)))
        .isInstanceOf(EvidenceMissingException.class);
  }

  @Test
  void aFileOfAnotherLengthIsNotSent() throws IOException {
    Path other = Files.write(folder.resolve("other.pcapng"), new byte[10]);

    assertThatThrownBy(() -> new ChunkSender(producer, TOPIC).send(other, manifest))
        .isInstanceOf(EvidenceMismatchException.class);
  }

  @Test
  void anUnreachableBrokerIsAnErrorToTryAgain() throws IOException {
    Path source = Files.write(folder.resolve("again.pcapng"), content);
    producer.sendException = new TimeoutException("no broker");

    assertThatThrownBy(() -> new ChunkSender(producer, TOPIC).send(source, manifest))
        .isExactlyInstanceOf(IOException.class)
        .hasRootCauseInstanceOf(TimeoutException.class);
  }

  private void receive() throws IOException {
    receive(new EvidenceLocation(TOPIC, 0, FIRST_OFFSET, FIRST_OFFSET + topic.size() - 1));
  }

  private void receive(EvidenceLocation location) throws IOException {
    Node node = new Node(0, "host", 1);
    Node[] nodes = {node};
    consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, node, nodes, nodes)));
    consumer.updateBeginningOffsets(Map.of(PARTITION, FIRST_OFFSET));
    consumer.updateEndOffsets(Map.of(PARTITION, FIRST_OFFSET + topic.size()));
    consumer.schedulePollTask(this::publish);
    new ChunkReceiver(consumer, TOPIC, Duration.ofSeconds(60)).receive(manifest, location, target);
  }

  private void publish() {
    long offset = FIRST_OFFSET;
    for (ProducerRecord<String, byte[]> sent : topic) {
      consumer.addRecord(
          new ConsumerRecord<>(
              TOPIC,
              0,
              offset++,
              0,
              TimestampType.CREATE_TIME,
              0,
              0,
              sent.key(),
              sent.value(),
              sent.headers(),
              Optional.empty()));
    }
  }

  private void assertThatFolderHasNothingElse() throws IOException {
    try (var files = Files.list(folder)) {
      assertThat(files.filter(file -> !file.equals(target))).isEmpty();
    }
  }
}
