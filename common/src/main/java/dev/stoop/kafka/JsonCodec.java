package dev.stoop.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One type as JSON bytes, both ways. Reading never throws: a record from Kafka can be anything.
 *
 * @param <T> the type
 */
public final class JsonCodec<T> {
  private static final int MAXIMUM_REASON = 500;

  private final Class<T> type;

  public JsonCodec(Class<T> type) {
    this.type = type;
  }

  public byte[] encode(T value) {
    try {
      return Json.MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a " + type.getSimpleName() + " of ours is always JSON", e);
    }
  }

  /** Null bytes, as a deleted key has them, are unreadable too: ask for them before. */
  public Decoded<T> decode(byte @Nullable [] bytes) {
    if (bytes == null) {
      return new Decoded.Unreadable<>("no value");
    }
    try {
      T value = Json.MAPPER.readValue(bytes, type);
      return value == null
          ? new Decoded.Unreadable<>("null is not a " + type.getSimpleName())
          : new Decoded.Value<>(value);
    } catch (JsonProcessingException e) {
      return new Decoded.Unreadable<>(reason(e.getOriginalMessage()));
    } catch (IOException | RuntimeException e) {
      return new Decoded.Unreadable<>(reason(String.valueOf(e.getMessage())));
    }
  }

  private String reason(String message) {
    String text = "not a " + type.getSimpleName() + ": " + message;
    return text.length() <= MAXIMUM_REASON ? text : text.substring(0, MAXIMUM_REASON);
  }
}
