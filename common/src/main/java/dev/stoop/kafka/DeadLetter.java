package dev.stoop.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Why a record could not be read, and where it was. Its bytes go to the dead letters as they came,
 * this goes into the headers {@code stoop-reason}, {@code stoop-topic}, {@code stoop-partition} and
 * {@code stoop-offset}.
 */
public record DeadLetter(String reason, String topic, int partition, long offset) {

  /** The record for the dead letters. */
  public ProducerRecord<String, byte[]> of(@Nullable String key, byte @Nullable [] value) {
    ProducerRecord<String, byte[]> letter =
        new ProducerRecord<>(Topics.DEAD_LETTERS.name(), key, value);
    addTo(letter.headers());
    return letter;
  }

  /** For those who write records by other means. */
  public void addTo(Headers headers) {
    headers.add("stoop-reason", reason.getBytes(StandardCharsets.UTF_8));
    headers.add("stoop-topic", topic.getBytes(StandardCharsets.UTF_8));
    headers.add("stoop-partition", ascii(partition));
    headers.add("stoop-offset", ascii(offset));
  }

  private static byte[] ascii(long number) {
    return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
  }
}
