package dev.stoop.evidence;

import dev.stoop.outcome.PieceHashes;

/**
 * What a manifest says of its file.
 *
 * @param bytes the file's size
 * @param sha256 of the whole file, lower-case hexadecimal
 */
public record FileHashes(long bytes, String sha256, PieceHashes pieces) {}
