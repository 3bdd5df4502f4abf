package dev.stoop.indexer.protocol.dns;

import dev.stoop.indexer.bytes.Cursor;
import dev.stoop.indexer.packet.IpText;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Writes a record's data as zone files do (RFC 1035, 5.1; unknown types as RFC 3597 says). */
final class DnsData {
  private static final int MAX_TEXT = 1024;
  private static final int MAX_HEX_BYTES = 64;

  private final DnsName names;

  DnsData(DnsName names) {
    this.names = names;
  }

  /**
   * The data that fills the cursor.
   *
   * @param message where the message begins, for compressed names
   */
  String text(Cursor in, int type, long message) {
    long start = in.at();
    String text = known(in, type, message);
    return text != null && !in.overrun() ? text : unknown(in, start);
  }

  private @Nullable String known(Cursor in, int type, long message) {
    return switch (type) {
      case DnsCode.A -> in.remaining() == 4 ? IpText.of(4, 0, in.u32()) : null;
      case DnsCode.AAAA -> in.remaining() == 16 ? IpText.of(6, in.u64(), in.u64()) : null;
      case DnsCode.NS, DnsCode.CNAME, DnsCode.PTR, DnsCode.DNAME -> names.read(in, message);
      case DnsCode.MX, DnsCode.SVCB, DnsCode.HTTPS -> numbersAndName(in, 1, message);
      case DnsCode.SRV -> numbersAndName(in, 3, message);
      case DnsCode.SOA -> soa(in, message);
      case DnsCode.TXT -> strings(in);
      case DnsCode.CAA -> caa(in);
      default -> null;
    };
  }

  private @Nullable String numbersAndName(Cursor in, int numbers, long message) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < numbers; i++) {
      text.append(in.u16()).append(' ');
    }
    String name = names.read(in, message);
    return name == null ? null : text.append(name).toString();
  }

  private @Nullable String soa(Cursor in, long message) {
    String primary = names.read(in, message);
    String mailbox = names.read(in, message);
    if (primary == null || mailbox == null) {
      return null;
    }
    StringBuilder text = new StringBuilder(primary).append(' ').append(mailbox);
    for (int i = 0; i < 5; i++) {
      text.append(' ').append(in.u32());
    }
    return text.toString();
  }

  private static String strings(Cursor in) {
    StringBuilder text = new StringBuilder();
    while (in.remaining() > 0 && text.length() < MAX_TEXT) {
      if (!text.isEmpty()) {
        text.append(' ');
      }
      quoted(in, in.u8(), text);
    }
    return text.toString();
  }

  private static String caa(Cursor in) {
    StringBuilder text = new StringBuilder().append(in.u8()).append(' ');
    text.append(in.latin1(in.u8())).append(' ');
    quoted(in, (int) in.remaining(), text);
    return text.toString();
  }

  private static void quoted(Cursor in, int length, StringBuilder text) {
    text.append('"');
    for (int i = 0; i < length && !in.overrun(); i++) {
      int octet = in.u8();
      if (octet == '"') {
        text.append("\\\"");
      } else if (octet == ' ' || octet == '.') {
        text.append((char) octet);
      } else {
        DnsName.appendEscaped(text, octet);
      }
    }
    text.append('"');
  }

  private static String unknown(Cursor in, long start) {
    long length = in.end() - start;
    in.on(in.segment(), start, start + Math.min(length, MAX_HEX_BYTES));
    String hex = HexFormat.of().formatHex(in.bytes((int) in.remaining()));
    return "\\# " + length + " " + hex + (length > MAX_HEX_BYTES ? "..." : "");
  }
}
