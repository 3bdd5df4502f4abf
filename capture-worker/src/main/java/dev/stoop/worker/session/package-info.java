/**
 * One capture while it runs: where its packets come from and what ends it.
 *
 * <p>A source writes packets into its own spool file without any Java code per packet; the session
 * only looks, every few milliseconds, at how far the files have grown. It knows neither pcap4j nor
 * Kafka. Start with CaptureSession.
 */
@NullMarked
package dev.stoop.worker.session;

import org.jspecify.annotations.NullMarked;
