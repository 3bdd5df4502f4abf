/**
 * The only foreign calls of the worker, to the C library through Java's foreign-function interface.
 *
 * <p>Layouts and constants are those of 64-bit Linux. Every call that fails becomes a {@link
 * dev.stoop.worker.kernel.KernelException} with its errno; the callers decide what that means.
 */
@NullMarked
package dev.stoop.worker.kernel;

import org.jspecify.annotations.NullMarked;
