/**
 * From spool files to sealed evidence that has left the node.
 *
 * <p>Each capture has a folder of the spool, named by its id and by nothing from outside. It holds
 * everything that sealing needs, so a capture that a crash cut short can still be sealed. The
 * manifest is written last: a folder with a manifest is sealed, and it stays until its evidence and
 * the news of it are safe in Kafka.
 */
@NullMarked
package dev.stoop.worker.evidence;

import org.jspecify.annotations.NullMarked;
