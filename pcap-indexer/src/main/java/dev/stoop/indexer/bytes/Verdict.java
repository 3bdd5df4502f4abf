package dev.stoop.indexer.bytes;

/** Whether bytes are of a protocol; MORE: they could be, but are too few to tell. */
public enum Verdict {
  YES,
  NO,
  MORE
}
