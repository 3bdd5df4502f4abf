package dev.stoop.router.decide;

import dev.stoop.capture.CaptureCommand;

/**
 * A command and where its worker reads.
 *
 * @param partition of the command topic
 */
public record Order(CaptureCommand command, int partition) {}
