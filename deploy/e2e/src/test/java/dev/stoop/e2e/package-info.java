/**
 * Tests across modules. A class that needs a broker says {@link dev.stoop.e2e.KafkaTest} and takes
 * a {@link dev.stoop.e2e.KafkaHandle} as a parameter.
 */
@NullMarked
package dev.stoop.e2e;

import org.jspecify.annotations.NullMarked;
