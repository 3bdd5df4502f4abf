/**
 * The topics with their codecs in one place, client settings, and topic set-up. Start with Topics.
 */
@NullMarked
package dev.stoop.kafka;

import org.jspecify.annotations.NullMarked;
