/**
 * Hostile bytes, read and kept within bounds: the floor that everything else stands on.
 *
 * <p>A {@link dev.stoop.indexer.bytes.Cursor} never leaves its window and never throws. What has to
 * be kept until more bytes come lies in a {@link dev.stoop.indexer.bytes.Backlog}, paid from the
 * one {@link dev.stoop.indexer.bytes.Budget} of a reading.
 */
@NullMarked
package dev.stoop.indexer.bytes;

import org.jspecify.annotations.NullMarked;
