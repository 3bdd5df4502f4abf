package dev.stoop.indexer.protocol.dns;

/**
 * A question of a DNS message.
 *
 * @param name in presentation form, without the final dot, case as on the wire; "." is the root
 */
public record DnsQuestion(String name, int type, int recordClass) {}
