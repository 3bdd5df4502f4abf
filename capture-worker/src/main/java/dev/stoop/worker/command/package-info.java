/**
 * From a command on this node's partition to a running capture, or to the answer why not.
 *
 * <p>A command runs once: it is remembered on disk when its capture begins, and its offset is
 * committed only after that, or after its answer is safe in Kafka. So a command that is read again
 * after a crash is either running evidence in the spool, or answered once more. Start with
 * CommandInbox.
 */
@NullMarked
package dev.stoop.worker.command;

import org.jspecify.annotations.NullMarked;
