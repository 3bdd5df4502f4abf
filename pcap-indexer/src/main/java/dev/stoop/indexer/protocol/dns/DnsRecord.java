package dev.stoop.indexer.protocol.dns;

/**
 * A resource record.
 *
 * @param ttl seconds
 * @param data in presentation form; of unknown types as RFC 3597 writes it, cut where long
 */
public record DnsRecord(String name, int type, int recordClass, long ttl, String data) {
  /** Whether the data is an IP address. */
  public boolean isAddress() {
    return (type == DnsCode.A || type == DnsCode.AAAA) && !data.startsWith("\\#");
  }
}
