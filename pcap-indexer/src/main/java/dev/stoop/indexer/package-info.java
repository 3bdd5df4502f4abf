/**
 * From a completed capture to documents: {@link dev.stoop.indexer.CaptureReader} reads any capture
 * file. Begin with it; the rooms are visited in the order packet, flow with protocol, document.
 */
@NullMarked
package dev.stoop.indexer;

import org.jspecify.annotations.NullMarked;
