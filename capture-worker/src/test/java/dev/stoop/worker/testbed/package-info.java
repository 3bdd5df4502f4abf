/**
 * A test's own piece of network: namespaces joined by a pair of virtual interfaces, and processes
 * in cgroups named as Kubernetes names them. Everything is removed when it is closed.
 *
 * <p>Needs root and the tools of iproute2. Where they are missing the test is skipped with the
 * reason, or fails if the environment says {@code CI=true}.
 */
@NullMarked
package dev.stoop.worker.testbed;

import org.jspecify.annotations.NullMarked;
