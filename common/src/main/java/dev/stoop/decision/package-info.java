/** What Stoop did about each alert, and why. Every alert gets exactly one kind of Decision. */
@NullMarked
package dev.stoop.decision;

import org.jspecify.annotations.NullMarked;
