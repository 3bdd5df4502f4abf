package dev.stoop.indexer.document;

/** The kinds of documents; ECS {@code event.dataset}. */
public enum Dataset {
  SUMMARY("capture.summary"),
  FLOW("capture.flow"),
  DNS("capture.dns"),
  HTTP("capture.http");

  private final String text;

  Dataset(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }
}
