/**
 * Live packets through pcap4j: the only room that knows it.
 *
 * <p>libpcap writes the packets itself ({@code pcap_loop} with {@code pcap_dump}), so no Java code
 * runs per packet. Start with LiveCapture.
 */
@NullMarked
package dev.stoop.worker.live;

import org.jspecify.annotations.NullMarked;
