/** Living with a Kafka that may be away: what must be told is told when it is back. */
@NullMarked
package dev.stoop.worker.broker;

import org.jspecify.annotations.NullMarked;
