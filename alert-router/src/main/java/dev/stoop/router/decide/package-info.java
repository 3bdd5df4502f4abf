/**
 * What to do about an alert. Pure: the time, what was opened before and the node's worker come in
 * as arguments, so the same arguments give the same decision, ids and command. Start with
 * Screening, which needs nothing but the alert, and Decider, which needs the rest.
 */
@NullMarked
package dev.stoop.router.decide;

import org.jspecify.annotations.NullMarked;
