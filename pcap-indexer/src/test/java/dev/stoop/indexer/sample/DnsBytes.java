package dev.stoop.indexer.sample;

/** DNS messages. */
public final class DnsBytes {
  public static final int QUERY = 0x0100;
  public static final int RESPONSE = 0x8180;

  private DnsBytes() {}

  public static Octets header(int id, int flags, int questions, int answers) {
    return new Octets().u16(id, flags, questions, answers, 0, 0);
  }

  public static byte[] query(int id, String name, int type) {
    return question(header(id, QUERY, 1, 0), name, type).toArray();
  }

  /** An answer with one record, whose name points to the question's. */
  public static byte[] response(int id, String name, int type, byte[] data) {
    Octets message = question(header(id, RESPONSE, 1, 1), name, type);
    return message.u16(0xc00c, type, 1).u32(300).u16(data.length).bytes(data).toArray();
  }

  public static Octets question(Octets message, String name, int type) {
    return name(message, name).u16(type, 1);
  }

  public static Octets name(Octets message, String name) {
    for (String label : name.split("\\.", -1)) {
      message.u8(label.length()).text(label);
    }
    return message.u8(0);
  }

  /** Behind its length, as over TCP. */
  public static byte[] prefixed(byte[] message) {
    return new Octets().u16(message.length).bytes(message).toArray();
  }
}
