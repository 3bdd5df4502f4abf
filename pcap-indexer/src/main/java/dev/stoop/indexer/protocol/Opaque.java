package dev.stoop.indexer.protocol;

import dev.stoop.indexer.bytes.Cursor;
import dev.stoop.indexer.packet.Moment;

/** Encrypted from here on, or of no protocol that is read. */
enum Opaque implements Dialogue {
  OPAQUE;

  @Override
  public Dialogue data(Direction direction, Cursor bytes, Moment at) {
    return this;
  }

  @Override
  public boolean listens() {
    return false;
  }
}
