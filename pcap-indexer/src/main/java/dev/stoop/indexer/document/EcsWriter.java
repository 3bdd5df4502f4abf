package dev.stoop.indexer.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes documents one after the other. What is unknown or empty is left out: a null, a text or a
 * list without anything in it, an object that nothing was written into. Not thread-safe.
 */
final class EcsWriter {
  private static final int USUAL_DOCUMENT = 2048;
  private static final int MOST_LISTED = 256;
  private static final long NANOS = 1_000_000_000L;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_DOCUMENT);
  private final JsonGenerator json;
  private final List<String> cut = new ArrayList<>();

  // A document has the same few times again and again, and to write them is costly.
  private long writtenNanos;
  private String written = Instant.EPOCH.toString();

  /** The objects that are being written, outermost first. */
  private final List<String> path = new ArrayList<>();

  /** Objects that were asked for and have nothing in them yet, outermost first. */
  private final List<String> unopened = new ArrayList<>();

  EcsWriter() {
    JsonFactory factory = new JsonFactoryBuilder().rootValueSeparator((String) null).build();
    try {
      json = factory.createGenerator(bytes);
    } catch (IOException e) {
      throw new IllegalStateException("a generator to memory needs no I/O", e);
    }
  }

  void begin() throws IOException {
    cut.clear();
    json.writeStartObject();
  }

  /** Ends the document and answers its bytes. */
  byte[] end() throws IOException {
    json.writeEndObject();
    json.flush();
    byte[] document = bytes.toByteArray();
    bytes.reset();
    return document;
  }

  EcsWriter object(String name) {
    path.add(name);
    unopened.add(name);
    return this;
  }

  EcsWriter close() throws IOException {
    path.removeLast();
    if (unopened.isEmpty()) {
      json.writeEndObject();
    } else {
      unopened.removeLast();
    }
    return this;
  }

  /** Begins a list of objects. */
  void listOf(String name) throws IOException {
    field(name);
    json.writeStartArray();
  }

  /** Begins an object in a list. */
  void element() throws IOException {
    path.add("");
    json.writeStartObject();
  }

  void closeList() throws IOException {
    json.writeEndArray();
  }

  EcsWriter text(String name, @Nullable String value) throws IOException {
    if (value != null && !value.isEmpty()) {
      field(name);
      json.writeString(value);
    }
    return this;
  }

  EcsWriter number(String name, long value) throws IOException {
    field(name);
    json.writeNumber(value);
    return this;
  }

  EcsWriter number(String name, @Nullable Long value) throws IOException {
    return value == null ? this : number(name, value.longValue());
  }

  EcsWriter flag(String name, boolean value) throws IOException {
    field(name);
    json.writeBoolean(value);
    return this;
  }

  EcsWriter time(String name, long epochNanos) throws IOException {
    if (epochNanos != writtenNanos) {
      writtenNanos = epochNanos;
      written = instant(epochNanos).toString();
    }
    return text(name, written);
  }

  static Instant instant(long epochNanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(epochNanos, NANOS), Math.floorMod(epochNanos, NANOS));
  }

  EcsWriter time(String name, Instant time) throws IOException {
    return text(name, time.toString());
  }

  /** The list where it has anything in it; cut, and marked, where it is long. */
  EcsWriter list(String name, Collection<String> values) throws IOException {
    if (values.isEmpty()) {
      return this;
    }
    field(name);
    json.writeStartArray();
    int listed = 0;
    for (String value : values) {
      if (listed++ == MOST_LISTED) {
        break;
      }
      json.writeString(value);
    }
    json.writeEndArray();
    if (values.size() > MOST_LISTED) {
      markCut(String.join(".", path) + "." + name);
    }
    return this;
  }

  /** The list of these values, each once, the unknown ones left out. */
  EcsWriter list(String name, @Nullable String... values) throws IOException {
    Set<String> known = new LinkedHashSet<>();
    for (String value : values) {
      if (value != null && !value.isEmpty()) {
        known.add(value);
      }
    }
    return list(name, known);
  }

  /** Says in {@code capture.cut} that this field, by its whole name, is not whole. */
  void markCut(String name) {
    cut.add(name);
  }

  /** What {@link #markCut} was told; to be written after everything that may be cut. */
  EcsWriter cut() throws IOException {
    return list("cut", List.copyOf(cut));
  }

  private void field(String name) throws IOException {
    for (String object : unopened) {
      json.writeObjectFieldStart(object);
    }
    unopened.clear();
    json.writeFieldName(name);
  }
}
