package dev.stoop.evidence;

/**
 * A part of a file in which at least one byte was changed.
 *
 * @param from the first byte of it
 * @param to the byte after it
 * @param content what lies there now, for people: {@code frames 3 to 7, interface statistics}
 */
public record ChangedRange(long from, long to, String content) {}
