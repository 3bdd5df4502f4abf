/**
 * The router on Kafka Streams: alerts in, decisions, commands and dead letters out. RouterTopology
 * says what flows where and is built apart from being started; RouterStreams starts it and keeps it
 * running. What is decided is decided elsewhere.
 */
@NullMarked
package dev.stoop.router.topology;

import org.jspecify.annotations.NullMarked;
