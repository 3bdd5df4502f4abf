package dev.stoop.pcapng;

/** What kind of capture file the first bytes announce. */
public enum Format {
  /** Classic pcap, micro- or nanoseconds, either byte order. */
  PCAP,
  PCAPNG,
  UNKNOWN
}
