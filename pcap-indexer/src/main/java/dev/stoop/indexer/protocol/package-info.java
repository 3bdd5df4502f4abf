/**
 * What two endpoints say to each other: DNS, TLS and HTTP/1, recognised by their content, each read
 * by the package of its name.
 *
 * <p>A flow hands its bytes, in order, to a {@link dev.stoop.indexer.protocol.Dialogue}; what the
 * dialogue understands goes to {@link dev.stoop.indexer.protocol.Findings}. Everything here reads
 * hostile bytes: nothing throws, every count and every length is bounded, what is kept back is paid
 * from a {@link dev.stoop.indexer.bytes.Budget}, and what cannot be read is a fault among the
 * findings. Bodies, cookies and credentials are passed over, never kept.
 */
@NullMarked
package dev.stoop.indexer.protocol;

import org.jspecify.annotations.NullMarked;
