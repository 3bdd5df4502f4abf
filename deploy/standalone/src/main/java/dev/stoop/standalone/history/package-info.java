/**
 * What the topics say has happened, read from the beginning or followed: alert, decision, capture,
 * evidence, documents. Start with CaptureHistory.
 */
@NullMarked
package dev.stoop.standalone.history;

import org.jspecify.annotations.NullMarked;
