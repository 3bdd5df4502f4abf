/**
 * The alert router: Falco's alerts become decisions and capture commands. AlertRouter composes it
 * from settings; PolicyExplainer answers what would be decided, without Kafka.
 */
@NullMarked
package dev.stoop.router;

import org.jspecify.annotations.NullMarked;
