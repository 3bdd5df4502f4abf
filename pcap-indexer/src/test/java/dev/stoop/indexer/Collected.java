package dev.stoop.indexer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stoop.indexer.document.CaptureContext;
import dev.stoop.indexer.document.Dataset;
import dev.stoop.indexer.document.Document;
import dev.stoop.indexer.document.DocumentCounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The documents of one capture. */
public record Collected(List<Document> documents, DocumentCounts counts) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String NO_HASH = "0".repeat(64);

  public static Collected of(MemorySegment file) {
    return of(file, CaptureContext.ofFile("sample.pcap", file.byteSize(), NO_HASH));
  }

  public static Collected of(MemorySegment file, CaptureContext context) {
    List<Document> documents = new ArrayList<>();
    try {
      return new Collected(documents, CaptureReader.read(file, context, documents::add));
    } catch (IOException e) {
      throw new UncheckedIOException("a list takes every document", e);
    }
  }

  public static Collected of(Path file) throws IOException {
    List<Document> documents = new ArrayList<>();
    return new Collected(documents, CaptureReader.read(file, documents::add));
  }

  public List<JsonNode> all(Dataset dataset) {
    return documents.stream()
        .filter(document -> document.dataset() == dataset)
        .map(Collected::json)
        .toList();
  }

  public JsonNode summary() {
    return json(documents.getLast());
  }

  public static JsonNode json(Document document) {
    try {
      return MAPPER.readTree(document.json());
    } catch (IOException e) {
      throw new UncheckedIOException("a document is JSON", e);
    }
  }
}
