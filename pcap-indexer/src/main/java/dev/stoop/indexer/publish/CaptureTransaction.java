package dev.stoop.indexer.publish;

import dev.stoop.evidence.EvidenceMismatchException;
import dev.stoop.evidence.EvidenceMissingException;
import dev.stoop.indexer.document.CaptureContext;
import dev.stoop.indexer.document.Document;
import dev.stoop.indexer.document.DocumentCounts;
import dev.stoop.indexer.document.Documents;
import dev.stoop.kafka.Topic;
import dev.stoop.kafka.Topics;
import dev.stoop.outcome.CaptureEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Indexes one capture: fetches its evidence, which is checked against the manifest on the way, and
 * publishes its documents together with the offset behind its event. For one thread.
 */
final class CaptureTransaction {
  /** Brokers take records of 1 MiB; no document that is written rightly comes near. */
  static final int LARGEST_DOCUMENT = 900 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(CaptureTransaction.class);

  private final Producer<String, byte[]> producer;
  private final Work work;

  /**
   * @param producer with its transactions initialised
   */
  CaptureTransaction(Producer<String, byte[]> producer, Work work) {
    this.producer = producer;
    this.work = work;
  }

  /** How far the events were read when the transaction is committed. */
  record Progress(Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {}

  /**
   * Indexes the capture, or says why not.
   *
   * @throws KafkaException when Kafka does not take it: nothing is published; begin anew
   * @throws IOException when the evidence cannot be fetched or read now: try again
   */
  void index(CaptureEvent.Completed event, Progress progress) throws IOException {
    Files.createDirectories(work.folder());
    Path file = work.folder().resolve(event.captureId() + ".pcapng");
    try {
      work.store().fetch(event.manifest(), event.evidence(), file);
      publish(event, file, progress);
    } catch (EvidenceMismatchException | EvidenceMissingException e) {
      reject(event, String.valueOf(e.getMessage()), progress);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private void publish(CaptureEvent.Completed event, Path file, Progress progress)
      throws IOException {
    CaptureContext context = CaptureContext.of(event.manifest());
    producer.beginTransaction();
    try {
      DocumentCounts counts = work.dissector().read(file, context, this::send);
      LOG.info("indexed captureId={} documents={}", event.captureId(), counts.total());
    } catch (KafkaException e) {
      throw e;
    } catch (IOException e) {
      producer.abortTransaction();
      throw e;
    } catch (RuntimeException e) {
      // A fault of ours, not of Kafka's: it would come again, and again, and hold up all others.
      LOG.error("cannot index captureId={}", event.captureId(), e);
      producer.abortTransaction();
      producer.beginTransaction();
      send(Documents.failed(context, "cannot be indexed: " + e));
    }
    commit(progress);
  }

  private void send(Document document) {
    if (document.json().length > LARGEST_DOCUMENT) {
      throw new IllegalStateException(
          "a document of " + document.json().length + " bytes, more than " + LARGEST_DOCUMENT);
    }
    append(Topics.INDEX, document.id(), document.json());
  }

  private void reject(CaptureEvent.Completed event, String detail, Progress progress) {
    LOG.warn("evidence rejected captureId={}: {}", event.captureId(), detail);
    CaptureEvent rejected =
        new CaptureEvent.EvidenceRejected(
            event.captureId(), work.instance(), work.clock().instant(), detail);
    byte[] value = Topics.CAPTURES.codec().encode(rejected);
    producer.beginTransaction();
    append(Topics.CAPTURES, event.captureId().value(), value);
    commit(progress);
  }

  private void append(Topic<?> topic, String key, byte[] value) {
    // What could not be written makes the commit fail.
    var _ = producer.send(new ProducerRecord<>(topic.name(), key, value));
  }

  private void commit(Progress progress) {
    producer.sendOffsetsToTransaction(progress.offsets(), progress.group());
    producer.commitTransaction();
  }
}
