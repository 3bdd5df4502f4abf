/**
 * From captured bytes to one decoded frame: link, network and transport layer.
 *
 * <p>Everything here reads hostile bytes. Nothing throws and nothing is allocated per packet: a
 * {@link dev.stoop.indexer.packet.Frame} is overwritten for every packet, and what could not be
 * read is a {@link dev.stoop.indexer.packet.FrameFault} in it. Offsets are those of the capture
 * file, so that a payload is read where it lies.
 */
@NullMarked
package dev.stoop.indexer.packet;

import org.jspecify.annotations.NullMarked;
