package dev.stoop.router.topology;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A record that a topic takes no more of is left out, loudly: sending it again would stop the
 * stream for ever. Everything that the router writes fits into Kafka's default of 1 MiB. Made by
 * Kafka Streams, by name.
 */
public final class OversizedRecords implements ProductionExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(OversizedRecords.class);

  @Override
  public Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
    return response(record.topic(), exception);
  }

  static Response response(String topic, Exception exception) {
    if (exception instanceof RecordTooLargeException) {
      LOG.atError()
          .addKeyValue("topic", topic)
          .setCause(exception)
          .log("a record is too large and left out; raise max.message.bytes to the default");
      return Response.resume();
    }
    return exception instanceof RetriableException ? Response.retry() : Response.fail();
  }

  @Override
  public void configure(Map<String, ?> configs) {}
}
