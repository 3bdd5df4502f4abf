/** What to capture for which alerts, as an operator writes it. Start with CapturePolicy. */
@NullMarked
package dev.stoop.policy;

import org.jspecify.annotations.NullMarked;
