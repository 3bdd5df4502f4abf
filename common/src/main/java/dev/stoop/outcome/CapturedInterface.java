package dev.stoop.outcome;

/**
 * One interface of a capture.
 *
 * @param linkType the LINKTYPE number of its packets
 * @param filter the filter's text as libpcap compiled it; empty for every packet
 * @param packets in the evidence
 */
public record CapturedInterface(
    String name, int linkType, int snaplen, String filter, long packets, Losses losses) {}
