package dev.stoop.indexer.packet;

/**
 * When and where something was seen.
 *
 * @param epochNanos nanoseconds since 1970 UTC
 * @param frameNumber the frame's number in the capture file, from 1
 */
public record Moment(long epochNanos, long frameNumber) {}
