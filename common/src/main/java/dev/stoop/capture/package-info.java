/**
 * What to capture: target, traffic, limits and the command that carries them to a node's worker.
 * Start with CaptureCommand.
 */
@NullMarked
package dev.stoop.capture;

import org.jspecify.annotations.NullMarked;
