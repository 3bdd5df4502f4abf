package dev.stoop.indexer.protocol.tls;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a TLS client offers (RFC 8446, 4.1.2). GREASE values (RFC 8701) are left out.
 *
 * @param serverName the SNI, null without one; of a longer one the first 255 characters and "..."
 * @param versions as on the wire, in the client's order: 0x0304 is TLS 1.3
 * @param applicationProtocols ALPN, in the client's order
 */
public record ClientHello(
    @Nullable String serverName, List<Integer> versions, List<String> applicationProtocols) {
  public ClientHello {
    versions = List.copyOf(versions);
    applicationProtocols = List.copyOf(applicationProtocols);
  }
}
