/** Packets and capture files for tests, written field by field. */
@NullMarked
package dev.stoop.indexer.sample;

import org.jspecify.annotations.NullMarked;
