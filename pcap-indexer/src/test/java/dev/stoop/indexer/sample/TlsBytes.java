package dev.stoop.indexer.sample;

import java.util.Arrays;

/** TLS handshake messages and the records that carry them. */
public final class TlsBytes {
  private TlsBytes() {}

  /** A ClientHello as browsers send it, GREASE included. */
  public static byte[] clientHello(String serverName) {
    byte[] name = Octets.latin1(serverName);
    byte[] extensions =
        new Octets()
            .u16(0x1a1a, 0)
            .u16(0, name.length + 5, name.length + 3)
            .u8(0)
            .u16(name.length)
            .bytes(name)
            .u16(16, 14, 12)
            .u8(2)
            .text("h2")
            .u8(8)
            .text("http/1.1")
            .u16(43, 7)
            .u8(6)
            .u16(0x2a2a, 0x0304, 0x0303)
            .toArray();
    byte[] body =
        new Octets()
            .u16(0x0303)
            .zeros(32)
            .u8(0)
            .u16(4, 0x1301, 0xc02f)
            .u8(1, 0)
            .u16(extensions.length)
            .bytes(extensions)
            .toArray();
    return message(1, body);
  }

  /** A ServerHello of TLS 1.3. */
  public static byte[] serverHello() {
    return message(
        2,
        new Octets().u16(0x0303).zeros(32).u8(0).u16(0x1301).u8(0).u16(6, 43, 2, 0x0304).toArray());
  }

  public static byte[] message(int type, byte[] body) {
    return new Octets().u8(type).u24(body.length).bytes(body).toArray();
  }

  /** The message in handshake records of at most so many bytes each. */
  public static byte[] records(byte[] message, int size) {
    Octets records = new Octets();
    for (int at = 0; at < message.length; at += size) {
      int length = Math.min(size, message.length - at);
      records.u8(22).u16(0x0301, length);
      records.bytes(Arrays.copyOfRange(message, at, at + length));
    }
    return records.toArray();
  }
}
