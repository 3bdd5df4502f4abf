/**
 * From a completed capture's event to its documents on {@code stoop.index}, in one transaction.
 *
 * <p>The documents, or the word that there are none, and the event's offset are committed together:
 * they appear once or not at all. Whatever goes wrong with Kafka ends the session with an
 * exception; {@link dev.stoop.indexer.publish.IndexerLoop} begins another one, which goes on where
 * the last one committed. A capture that cannot be indexed is answered and passed over, so that it
 * never blocks the next.
 */
@NullMarked
package dev.stoop.indexer.publish;

import org.jspecify.annotations.NullMarked;
