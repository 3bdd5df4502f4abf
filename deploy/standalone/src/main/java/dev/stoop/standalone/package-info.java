/**
 * The single-machine edition: the command line, all services in one process, and Kafka's own broker
 * beside them. Nothing here decides anything about alerts or packets; this package composes.
 */
@NullMarked
package dev.stoop.standalone;

import org.jspecify.annotations.NullMarked;
