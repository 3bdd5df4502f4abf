/**
 * Capture files: reading pcapng and classic pcap from memory, writing pcapng to a channel.
 *
 * <p>A reader must know two things. Every byte read is hostile: nothing here throws because of what
 * a file contains, a fault is a {@link dev.stoop.pcapng.Fault} value, and memory taken is bounded
 * whatever a length field says. And the way of a packet allocates nothing: a {@link
 * dev.stoop.pcapng.PacketView} is one object that is shown each packet in turn.
 *
 * @see <a href="https://www.ietf.org/archive/id/draft-ietf-opsawg-pcapng-03.html">pcapng</a>
 * @see <a href="https://www.ietf.org/archive/id/draft-ietf-opsawg-pcap-05.html">pcap</a>
 */
@NullMarked
package dev.stoop.pcapng;

import org.jspecify.annotations.NullMarked;
