package dev.stoop.evidence;

import dev.stoop.outcome.EvidenceLocation;
import dev.stoop.outcome.Manifest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Reads a file's chunks from a topic. The consumer must not reset offsets by itself ({@code
 * auto.offset.reset=none}): chunks that are no longer there are to be seen as missing.
 */
final class ChunkReceiver {
  private static final Duration POLL = Duration.ofMillis(100);

  private final Consumer<String, byte[]> consumer;
  private final String topic;
  private final Duration patience;

  /**
   * @param patience how long to wait for a next chunk
   */
  ChunkReceiver(Consumer<String, byte[]> consumer, String topic, Duration patience) {
    this.consumer = consumer;
    this.topic = topic;
    this.patience = patience;
  }

  void receive(Manifest manifest, EvidenceLocation location, Path target) throws IOException {
    try (PartFile part = PartFile.of(target)) {
      try (var out = new HashingChannel(FileChannel.open(part.path(), StandardOpenOption.WRITE))) {
        ChunkAssembler assembler = new ChunkAssembler(manifest, out);
        read(manifest, location, assembler);
        assembler.verify();
      }
      part.complete();
    } catch (OffsetOutOfRangeException e) {
      throw new EvidenceMissingException(
          "the topic no longer holds the evidence of capture " + manifest.captureId(), e);
    } catch (InterruptException e) {
      var interrupted = new InterruptedIOException("interrupted while fetching evidence");
      interrupted.initCause(e);
      throw interrupted;
    } catch (KafkaException e) {
      throw new IOException("cannot read evidence from the topic " + topic, e);
    }
  }

  private void read(Manifest manifest, EvidenceLocation location, ChunkAssembler assembler)
      throws IOException {
    TopicPartition partition = partition(location);
    consumer.assign(List.of(partition));
    consumer.seek(partition, location.firstOffset());
    long lastChunk = System.nanoTime();
    while (!assembler.isComplete()) {
      ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
      for (ConsumerRecord<String, byte[]> record : records) {
        accept(record, manifest, location, assembler);
      }
      long now = System.nanoTime();
      lastChunk = records.isEmpty() ? lastChunk : now;
      if (!assembler.isComplete() && consumer.position(partition) > location.lastOffset()) {
        throw assembler.missing();
      }
      if (now - lastChunk > patience.toNanos()) {
        throw new IOException("no chunk of evidence came from Kafka within " + patience);
      }
    }
  }

  private static void accept(
      ConsumerRecord<String, byte[]> record,
      Manifest manifest,
      EvidenceLocation location,
      ChunkAssembler assembler)
      throws IOException {
    boolean ours =
        manifest.captureId().value().equals(record.key())
            && record.value() != null
            && record.offset() <= location.lastOffset();
    Optional<ChunkHeaders> headers = ours ? ChunkHeaders.parse(record.headers()) : Optional.empty();
    if (headers.isPresent()) {
      assembler.accept(headers.get(), record.value());
    }
  }

  /** An event can name any place: read only from this topic, and only what is there. */
  private TopicPartition partition(EvidenceLocation location) throws EvidenceMissingException {
    if (!location.topic().equals(topic)) {
      throw new EvidenceMissingException("evidence is looked for in " + topic + " only");
    }
    TopicPartition partition = new TopicPartition(topic, location.partition());
    boolean exists =
        consumer.partitionsFor(topic, patience).stream()
            .anyMatch(known -> known.partition() == partition.partition());
    if (!exists) {
      throw new EvidenceMissingException("there is no partition " + partition);
    }
    Long end = consumer.endOffsets(List.of(partition), patience).get(partition);
    if (end == null || end <= location.lastOffset()) {
      throw new EvidenceMissingException(
          partition + " ends before offset " + location.lastOffset() + " of the last chunk");
    }
    return partition;
  }
}
