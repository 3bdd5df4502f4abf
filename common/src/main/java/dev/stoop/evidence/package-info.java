/**
 * Evidence files: hashed while they are written, brought to the evidence store and back, verified.
 *
 * <p>{@code NAME.pcapng} has its manifest beside it in {@code NAME.manifest.json}. What a store
 * brings back is believed only when its SHA-256 is the manifest's; {@link
 * dev.stoop.evidence.EvidenceVerifier} asks the same of a file on disk, and says where it differs.
 */
@NullMarked
package dev.stoop.evidence;

import org.jspecify.annotations.NullMarked;
