package dev.stoop.indexer.publish;

import dev.stoop.indexer.document.CaptureContext;
import dev.stoop.indexer.document.DocumentCounts;
import dev.stoop.indexer.document.DocumentSink;
import java.io.IOException;
import java.nio.file.Path;

/** Reads a capture file into documents. */
@FunctionalInterface
public interface Dissector {
  /**
   * Reads the file.
   *
   * @throws IOException if the file cannot be read, or the sink throws it
   */
  DocumentCounts read(Path file, CaptureContext context, DocumentSink sink) throws IOException;
}
