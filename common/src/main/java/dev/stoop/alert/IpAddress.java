package dev.stoop.alert;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IPv4 or IPv6 address, only ever made from a literal: no name is looked up. Its text is
 * canonical (RFC 5952), so two spellings of one address are equal. An IPv4-mapped IPv6 address is
 * the IPv4 address that it maps.
 */
public record IpAddress(InetAddress inet) {
  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]{2,45}");

  /**
   * Reads a literal; empty for anything else, also for octal-looking octets and scoped addresses.
   */
  public static Optional<IpAddress> parse(String text) {
    try {
      if (IPV4.matcher(text).matches()) {
        return Optional.of(new IpAddress(Inet4Address.ofLiteral(text)));
      }
      if (text.indexOf(':') >= 0 && IPV6.matcher(text).matches()) {
        return Optional.of(new IpAddress(Inet6Address.ofLiteral(text)));
      }
      return Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  @JsonCreator
  public static IpAddress of(String text) {
    return parse(text)
        .orElseThrow(() -> new IllegalArgumentException("not an IPv4 or IPv6 address: " + text));
  }

  public boolean isV6() {
    return inet instanceof Inet6Address;
  }

  @JsonValue
  public String text() {
    return isV6() ? compressed(inet.getAddress()) : inet.getHostAddress();
  }

  @Override
  public String toString() {
    return text();
  }

  /** The longest run of two or more zero groups becomes {@code ::}, the first one of equals. */
  private static String compressed(byte[] bytes) {
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = (bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff);
    }
    int start = -1;
    int length = 1;
    for (int i = 0; i < 8; i++) {
      int run = 0;
      while (i + run < 8 && groups[i + run] == 0) {
        run++;
      }
      if (run > length) {
        start = i;
        length = run;
      }
    }
    StringBuilder text = new StringBuilder(39);
    for (int i = 0; i < 8; i++) {
      if (i == start) {
        text.append("::");
        i += length - 1;
      } else {
        text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":")
            .append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }
}
