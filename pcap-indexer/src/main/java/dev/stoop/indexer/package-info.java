/**
 * From a completed capture to documents. {@link dev.stoop.indexer.CaptureReader} reads any capture
 * file: begin with it; the rooms are visited in the order packet, flow with protocol, document.
 * {@link dev.stoop.indexer.PcapIndexer} does that for every capture that completes.
 */
@NullMarked
package dev.stoop.indexer;

import org.jspecify.annotations.NullMarked;
