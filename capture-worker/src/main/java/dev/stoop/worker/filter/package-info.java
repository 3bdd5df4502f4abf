/**
 * Typed traffic to the text that libpcap compiles, pcap-filter(7).
 *
 * <p>Addresses, ports and protocols are all that goes into a filter, each in its canonical form. No
 * text of an alert, and no name, ever reaches it.
 */
@NullMarked
package dev.stoop.worker.filter;

import org.jspecify.annotations.NullMarked;
