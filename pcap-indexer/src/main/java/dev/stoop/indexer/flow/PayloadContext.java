package dev.stoop.indexer.flow;

import dev.stoop.indexer.bytes.Budget;
import dev.stoop.indexer.bytes.Cursor;
import dev.stoop.indexer.protocol.Protocols;

/**
 * What all flows of a reading share to read their bytes.
 *
 * @param cursor for the payload at hand; of use to one flow at a time
 */
record PayloadContext(Protocols protocols, Budget budget, Cursor cursor) {}
