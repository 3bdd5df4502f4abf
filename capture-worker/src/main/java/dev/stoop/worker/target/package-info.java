/**
 * From the name of a target to the network namespace to capture in.
 *
 * <p>A container is found by what the kernel says of every process ({@code /proc/PID/cgroup}), so
 * no container runtime is asked. What a process can choose itself is not trusted: a cgroup that a
 * container made below its own never stands for another container.
 */
@NullMarked
package dev.stoop.worker.target;

import org.jspecify.annotations.NullMarked;
