package dev.stoop.pcapng;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/** Builds capture files byte by byte, in either byte order, independently of the writer. */
final class Samples {
  private final ByteBuffer bytes;

  Samples(ByteOrder order) {
    bytes = ByteBuffer.allocate(1 << 16).order(order);
  }

  /** Two sections of different byte order, every kind of block, several interfaces and units. */
  static MemorySegment everything() {
    Samples big =
        new Samples(ByteOrder.BIG_ENDIAN)
            .section()
            .interfaceDescription(
                1, 0, o -> o.text(2, "eth0").text(11, "\0tcp port 80").octet(9, 9).text(1, "here"))
            .interfaceDescription(101, 60, o -> o.octet(9, 0x80 | 10).number(14, 1_000))
            .packet(0, 1_700_000_000_123_456_789L, "frame one", o -> o.text(1, "why").word(2, 1))
            .block(0x0BAD, b -> b.putInt(0x7F01).putInt(42))
            .packet(1, 5L << 10 | 512, "frame 2", o -> {})
            .names();
    Samples little =
        new Samples(ByteOrder.LITTLE_ENDIAN)
            .section()
            .interfaceDescription(113, 4, o -> {})
            .simplePacket(6, "simple")
            .obsoletePacket(0, 1_700_000_000_000_001L, "older")
            .statistics(0, 1_700_000_000_000_002L, o -> o.number(4, 10).number(5, 3));
    byte[] first = big.toArray();
    byte[] second = little.toArray();
    byte[] both = new byte[first.length + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return MemorySegment.ofArray(both);
  }

  static Samples pcap(ByteOrder order, int magic, int linkType) {
    Samples pcap = new Samples(order);
    pcap.bytes.putInt(magic).putShort((short) 2).putShort((short) 4).putLong(0);
    pcap.bytes.putInt(65_535).putInt(linkType);
    return pcap;
  }

  Samples pcapPacket(int seconds, int fraction, int original, String data) {
    bytes.putInt(seconds).putInt(fraction).putInt(data.length()).putInt(original);
    bytes.put(data.getBytes(UTF_8));
    return this;
  }

  Samples section() {
    return block(
        0x0A0D0D0A,
        b -> {
          b.putInt(0x1A2B3C4D).putShort((short) 1).putShort((short) 0).putLong(-1);
          new Options().text(4, "a test").text(1, "first").text(1, "second").end();
        });
  }

  Samples interfaceDescription(int linkType, int snaplen, Consumer<Options> options) {
    return block(
        1,
        b -> {
          b.putShort((short) linkType).putShort((short) 0).putInt(snaplen);
          options(options);
        });
  }

  Samples packet(int interfaceId, long ticks, String data, Consumer<Options> options) {
    return block(
        6,
        b -> {
          b.putInt(interfaceId).putInt((int) (ticks >>> 32)).putInt((int) ticks);
          b.putInt(data.length()).putInt(data.length() + 100);
          padded(data);
          options(options);
        });
  }

  Samples obsoletePacket(int interfaceId, long ticks, String data) {
    return block(
        2,
        b -> {
          b.putShort((short) interfaceId).putShort((short) 7);
          b.putInt((int) (ticks >>> 32)).putInt((int) ticks);
          b.putInt(data.length()).putInt(data.length());
          padded(data);
        });
  }

  Samples simplePacket(int original, String data) {
    return block(
        3,
        b -> {
          b.putInt(original);
          padded(data);
        });
  }

  Samples statistics(int interfaceId, long ticks, Consumer<Options> options) {
    return block(
        5,
        b -> {
          b.putInt(interfaceId).putInt((int) (ticks >>> 32)).putInt((int) ticks);
          options(options);
        });
  }

  Samples names() {
    String v6 = "\u0001".repeat(16);
    return block(
        4,
        b ->
            options(
                o -> o.text(1, "\n\0\0\1web\0www\0").text(2, v6 + "db\0").text(9, "not known")));
  }

  Samples block(int type, Consumer<ByteBuffer> body) {
    int start = bytes.position();
    bytes.putInt(type).putInt(0);
    body.accept(bytes);
    int length = bytes.position() - start + 4;
    bytes.putInt(length).putInt(start + 4, length);
    return this;
  }

  MemorySegment toSegment() {
    return MemorySegment.ofArray(toArray());
  }

  private byte[] toArray() {
    byte[] array = new byte[bytes.position()];
    bytes.get(0, array);
    return array;
  }

  private void options(Consumer<Options> writes) {
    Options options = new Options();
    writes.accept(options);
    options.end();
  }

  private void padded(String data) {
    bytes.put(data.getBytes(UTF_8));
    bytes.put(new byte[-data.length() & 3]);
  }

  /** Writes options behind what the block has so far. */
  final class Options {
    Options text(int code, String text) {
      bytes.putShort((short) code).putShort((short) text.length());
      padded(text);
      return this;
    }

    Options octet(int code, int value) {
      bytes.putShort((short) code).putShort((short) 1).put((byte) value).put(new byte[3]);
      return this;
    }

    Options word(int code, int value) {
      bytes.putShort((short) code).putShort((short) 4).putInt(value);
      return this;
    }

    Options number(int code, long value) {
      bytes.putShort((short) code).putShort((short) 8).putLong(value);
      return this;
    }

    void end() {
      bytes.putInt(0);
    }
  }
}
