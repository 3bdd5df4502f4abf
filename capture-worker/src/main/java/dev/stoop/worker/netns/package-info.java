/**
 * Acting inside another network namespace.
 *
 * <p>A network namespace belongs to a thread, not to the process. So exactly one platform thread
 * ever changes its namespace, and it never keeps another one: whatever is opened there (a packet
 * socket, a ring) stays bound to that namespace and is used from any thread afterwards.
 */
@NullMarked
package dev.stoop.worker.netns;

import org.jspecify.annotations.NullMarked;
