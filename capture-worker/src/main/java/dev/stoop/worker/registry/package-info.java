/** Telling the router that this node has a worker, and where its commands go. */
@NullMarked
package dev.stoop.worker.registry;

import org.jspecify.annotations.NullMarked;
