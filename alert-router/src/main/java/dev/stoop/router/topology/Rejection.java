package dev.stoop.router.topology;

import dev.stoop.alert.AlertId;
import dev.stoop.decision.Decision;
import dev.stoop.kafka.DeadLetter;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** A record that leads to nothing but a dead letter and a decision that says so. */
final class Rejection {
  /** Kafka takes records of 1 MiB by default; the headers need some of it. */
  static final int MAXIMUM_BYTES = 1_000_000;

  private static final String CUT = " (cut to " + MAXIMUM_BYTES + " bytes)";

  private Rejection() {}

  /** Rejects the record that is being processed. */
  static void reject(
      ProcessorContext<String, Outgoing> context,
      Record<String, byte[]> record,
      String reason,
      Instant now) {
    RecordMetadata at = context.recordMetadata().orElseThrow();
    byte[] kept = kept(record.value());
    boolean cut = record.value() != null && kept.length < record.value().length;
    DeadLetter letter =
        new DeadLetter(cut ? reason + CUT : reason, at.topic(), at.partition(), at.offset());
    Decision decision = decision(letter, now);
    context.forward(
        new Record<>(
            decision.alertId().value(), new Outgoing.Decided(decision), now.toEpochMilli()));
    Headers headers = new RecordHeaders();
    letter.addTo(headers);
    context.forward(
        new Record<>(
            record.key(), new Outgoing.Rejected(Bytes.wrap(kept)), now.toEpochMilli(), headers));
  }

  /** Named by the record's place, so that reading it again adds nothing new. */
  static Decision decision(DeadLetter letter, Instant now) {
    AlertId id =
        AlertId.of(
            "unreadable|%s|%d|%d".formatted(letter.topic(), letter.partition(), letter.offset()));
    return new Decision.Unreadable(
        id, now, letter.reason(), letter.topic(), letter.partition(), letter.offset());
  }

  static byte[] kept(byte @Nullable [] value) {
    return value == null
        ? new byte[0]
        : Arrays.copyOf(value, Math.min(value.length, MAXIMUM_BYTES));
  }
}
