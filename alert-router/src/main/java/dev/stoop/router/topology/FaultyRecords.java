package dev.stoop.router.topology;

import dev.stoop.decision.Decision;
import dev.stoop.kafka.DeadLetter;
import dev.stoop.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A record on which the router's own code fails becomes a dead letter and a decision, like one that
 * cannot be read, and the stream goes on. What Kafka throws is no record's fault and is left to
 * Kafka Streams, which reads the record again. Made by Kafka Streams, by name.
 */
public final class FaultyRecords implements ProcessingExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(FaultyRecords.class);

  @Override
  public Response handleError(
      ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
    if (exception instanceof KafkaException) {
      return Response.fail();
    }
    LOG.atError()
        .addKeyValue("topic", context.topic())
        .addKeyValue("partition", context.partition())
        .addKeyValue("offset", context.offset())
        .setCause(exception)
        .log("a fault of the router's own; the record goes to the dead letters");
    DeadLetter letter =
        new DeadLetter(
            "a fault of the router's own, see its log: " + exception.getClass().getSimpleName(),
            context.topic(),
            context.partition(),
            context.offset());
    return Response.resume(List.of(decision(letter), deadLetter(letter, context)));
  }

  @Override
  public void configure(Map<String, ?> configs) {}

  private static ProducerRecord<byte[], byte[]> decision(DeadLetter letter) {
    Decision decision = Rejection.decision(letter, Instant.now());
    return new ProducerRecord<>(
        Topics.DECISIONS.name(),
        decision.alertId().value().getBytes(StandardCharsets.US_ASCII),
        Topics.DECISIONS.codec().encode(decision));
  }

  private static ProducerRecord<byte[], byte[]> deadLetter(
      DeadLetter letter, ErrorHandlerContext context) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            Topics.DEAD_LETTERS.name(),
            context.sourceRawKey(),
            Rejection.kept(context.sourceRawValue()));
    letter.addTo(record.headers());
    return record;
  }
}
