/**
 * Frames become flows: both directions of one conversation, counted, and its bytes in order for the
 * dialogue that understands them.
 *
 * <p>A reading has one {@link dev.stoop.indexer.flow.FlowTable}, used by one thread. Memory is
 * bounded by {@link dev.stoop.indexer.flow.FlowLimits}; what did not fit is counted and said. An
 * attacker chooses addresses and ports, so the table's hash depends on a seed of its own; nothing
 * that is reported depends on it.
 */
@NullMarked
package dev.stoop.indexer.flow;

import org.jspecify.annotations.NullMarked;
