package dev.stoop.evidence;

import dev.stoop.outcome.EvidenceLocation;
import dev.stoop.outcome.Manifest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/** Cuts files into chunks of {@value #CHUNK_BYTES} bytes and sends them to a topic. */
final class ChunkSender {
  static final int CHUNK_BYTES = 512 << 10;

  private final Producer<String, byte[]> producer;
  private final String topic;

  ChunkSender(Producer<String, byte[]> producer, String topic) {
    this.producer = producer;
    this.topic = topic;
  }

  /** Returns when the brokers have acknowledged every chunk. */
  EvidenceLocation send(Path evidence, Manifest manifest) throws IOException {
    try (FileChannel file = FileChannel.open(evidence)) {
      long bytes = file.size();
      if (bytes != manifest.fileBytes()) {
        throw EvidenceMismatchException.ofBytes(manifest.fileBytes(), bytes);
      }
      return send(file, manifest);
    } catch (InterruptException e) {
      throw interrupted(e);
    } catch (KafkaException e) {
      throw new IOException("cannot send evidence to the topic " + topic, e);
    }
  }

  private EvidenceLocation send(FileChannel file, Manifest manifest) throws IOException {
    int total = Math.toIntExact(Math.max(1, Math.ceilDiv(manifest.fileBytes(), CHUNK_BYTES)));
    // The key decides the first one's partition; the others follow it, whatever happens meanwhile.
    RecordMetadata first = acknowledged(producer.send(chunk(file, manifest, 1, total, null)));
    List<Future<RecordMetadata>> others = new ArrayList<>();
    for (int seq = 2; seq <= total; seq++) {
      others.add(producer.send(chunk(file, manifest, seq, total, first.partition())));
    }
    long last = first.offset();
    for (Future<RecordMetadata> other : others) {
      last = acknowledged(other).offset();
    }
    return new EvidenceLocation(topic, first.partition(), first.offset(), last);
  }

  private ProducerRecord<String, byte[]> chunk(
      FileChannel file, Manifest manifest, int seq, int total, @Nullable Integer partition)
      throws IOException {
    long start = (long) (seq - 1) * CHUNK_BYTES;
    ByteBuffer chunk =
        ByteBuffer.allocate((int) Math.min(CHUNK_BYTES, manifest.fileBytes() - start));
    while (chunk.hasRemaining()) {
      if (file.read(chunk, start + chunk.position()) < 0) {
        throw new EOFException("evidence became shorter while it was sent");
      }
    }
    return new ProducerRecord<>(
        topic,
        partition,
        manifest.captureId().value(),
        chunk.array(),
        new ChunkHeaders(seq, total, manifest.fileSha256()).toHeaders());
  }

  private RecordMetadata acknowledged(Future<RecordMetadata> sent) throws IOException {
    try {
      return sent.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted(e);
    } catch (ExecutionException e) {
      throw new IOException("cannot send evidence to the topic " + topic, e.getCause());
    }
  }

  private static IOException interrupted(Exception cause) {
    var interrupted = new InterruptedIOException("interrupted while sending evidence");
    interrupted.initCause(cause);
    return interrupted;
  }
}
