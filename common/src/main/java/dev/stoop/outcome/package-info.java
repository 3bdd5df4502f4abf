/**
 * What came of a capture: events, the manifest of its evidence, losses and stop reasons. Start with
 * CaptureEvent.
 */
@NullMarked
package dev.stoop.outcome;

import org.jspecify.annotations.NullMarked;
