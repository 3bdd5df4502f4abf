package dev.stoop.worker.target;

/**
 * A process in a container.
 *
 * @param startTime in clock ticks since boot; with the pid it names one process and no later one
 */
record ContainerProcess(int pid, long startTime, CgroupPath cgroup) {}
