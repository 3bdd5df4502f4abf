package dev.stoop.indexer.protocol.tls;

import org.jspecify.annotations.Nullable;

/**
 * What a TLS server chose (RFC 8446, 4.1.3).
 *
 * @param version as on the wire: 0x0303 is TLS 1.2
 * @param cipher the cipher suite's number
 * @param applicationProtocol ALPN; null without one, and always so in TLS 1.3, which encrypts it
 */
public record ServerHello(int version, int cipher, @Nullable String applicationProtocol) {}
