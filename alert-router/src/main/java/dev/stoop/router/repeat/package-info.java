/**
 * Which alerts are one and the same matter, by what they are about and not by their text. Pure: the
 * time and what was opened before come in as arguments. Start with RepeatWindow.
 */
@NullMarked
package dev.stoop.router.repeat;

import org.jspecify.annotations.NullMarked;
