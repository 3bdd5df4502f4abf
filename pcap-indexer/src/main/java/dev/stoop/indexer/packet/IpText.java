package dev.stoop.indexer.packet;

import dev.stoop.alert.IpAddress;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/** Writes the addresses of a {@link Frame}: IPv4 in dotted form, IPv6 as RFC 5952 says. */
public final class IpText {
  private IpText() {}

  /**
   * The address's text.
   *
   * @param version 4 or 6
   * @param high the first 64 bits of an IPv6 address
   * @param low the last 64 bits, or the 32 of an IPv4 address
   */
  public static String of(int version, long high, long low) {
    return version == 4 ? dotted(low) : colons(high, low);
  }

  private static String dotted(long address) {
    return (address >> 24 & 0xff)
        + "."
        + (address >> 16 & 0xff)
        + "."
        + (address >> 8 & 0xff)
        + "."
        + (address & 0xff);
  }

  private static String colons(long high, long low) {
    byte[] bytes = ByteBuffer.allocate(16).putLong(high).putLong(low).array();
    try {
      // This factory, unlike the others, leaves an IPv4-mapped address the IPv6 address that it is.
      return new IpAddress(Inet6Address.getByAddress(null, bytes, -1)).text();
    } catch (UnknownHostException e) {
      throw new UncheckedIOException("16 bytes are an IPv6 address", e);
    }
  }
}
