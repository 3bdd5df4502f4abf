package dev.stoop.indexer.protocol;

/** Whether bytes are of a protocol; MORE: they could be, but are too few to tell. */
enum Verdict {
  YES,
  NO,
  MORE
}
