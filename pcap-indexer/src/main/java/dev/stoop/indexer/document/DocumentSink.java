package dev.stoop.indexer.document;

import java.io.IOException;

/** Takes the documents of one capture, the summary last. */
@FunctionalInterface
public interface DocumentSink {
  void accept(Document document) throws IOException;
}
