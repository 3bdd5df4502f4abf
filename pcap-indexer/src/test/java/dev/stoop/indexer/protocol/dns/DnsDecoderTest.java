package dev.stoop.indexer.protocol.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoop.indexer.bytes.Cursor;
import dev.stoop.indexer.sample.DnsBytes;
import dev.stoop.indexer.sample.Octets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DnsDecoderTest {
  private final DnsDecoder decoder = new DnsDecoder();

  @Test
  void readsAQuery() {
    DnsMessage message = decode(DnsBytes.query(0x1234, "WWW.example.org", 28));

    assertThat(message.fault()).isNull();
    assertThat(message.id()).isEqualTo(0x1234);
    assertThat(message.isResponse()).isFalse();
    assertThat(message.questions()).containsExactly(new DnsQuestion("WWW.example.org", 28, 1));
    assertThat(message.flagNames()).containsExactly("RD");
  }

  static Stream<Arguments> records() {
    return Stream.of(
        Arguments.of(1, new byte[] {(byte) 192, 0, 2, 1}, "192.0.2.1"),
        Arguments.of(1, new byte[] {1, 2, 3}, "\\# 3 010203"),
        Arguments.of(28, new Octets().u32(0x20010db8L).zeros(11).u8(1).toArray(), "2001:db8::1"),
        Arguments.of(5, new Octets().u8(1).text("x").u16(0xc00c).toArray(), "x.example.org"),
        Arguments.of(5, new Octets().u16(0xffff).toArray(), "\\# 2 ffff"),
        Arguments.of(15, new Octets().u16(10, 0xc00c).toArray(), "10 example.org"),
        Arguments.of(33, new Octets().u16(1, 2, 443, 0xc00c).toArray(), "1 2 443 example.org"),
        Arguments.of(65, new Octets().u16(1).u8(0).toArray(), "1 ."),
        Arguments.of(
            16, new Octets().u8(3).text("a\"b").u8(1).text("c").toArray(), "\"a\\\"b\" \"c\""),
        Arguments.of(
            257, new Octets().u8(0, 5).text("issueca.org").toArray(), "0 issue \"ca.org\""),
        Arguments.of(
            6,
            new Octets()
                .u16(0xc00c)
                .u8(1)
                .text("m")
                .u16(0xc00c)
                .u32(1)
                .u32(2)
                .u32(3)
                .u32(4)
                .u32(5)
                .toArray(),
            "example.org m.example.org 1 2 3 4 5"),
        Arguments.of(65280, new byte[] {1}, "\\# 1 01"),
        Arguments.of(65280, new byte[100], "\\# 100 " + "00".repeat(64) + "..."));
  }

  @ParameterizedTest
  @MethodSource("records")
  void writesRecordsAsZoneFilesDo(int type, byte[] data, String expected) {
    DnsMessage message = decode(DnsBytes.response(1, "example.org", type, data));

    assertThat(message.fault()).isNull();
    assertThat(message.answers())
        .containsExactly(new DnsRecord("example.org", type, 1, 300, expected));
  }

  @Test
  void readsWhatEdnsAdds() {
    byte[] message =
        DnsBytes.question(new Octets().u16(1, 0x8180, 1, 0, 0, 1), "example.org", 1)
            .u8(0)
            .u16(41, 1232)
            .u32(0x01008000L)
            .u16(0)
            .toArray();

    DnsMessage read = decode(message);

    assertThat(read.responseCode()).isEqualTo(16);
    assertThat(read.flagNames()).contains("DO");
    assertThat(read.trailing()).isZero();
  }

  @Test
  void escapesWhatIsNoPlainCharacter() {
    byte[] message =
        new Octets().u16(1, 0, 1, 0, 0, 0).u8(5).text("a.b\\\u0007").u8(0).u16(1, 1).toArray();

    assertThat(decode(message).questions().getFirst().name()).isEqualTo("a\\.b\\\\\\007");
  }

  static Stream<Arguments> badNames() {
    Octets longName = new Octets();
    for (int i = 0; i < 5; i++) {
      longName.u8(63).text("x".repeat(63));
    }
    return Stream.of(
        Arguments.of("points to itself", new Octets().u16(0xc00c)),
        Arguments.of("points ahead", new Octets().u16(0xc020)),
        Arguments.of("points behind its own labels", new Octets().u8(1).text("a").u16(0xc00c)),
        Arguments.of("points out of the message", new Octets().u16(0xffff)),
        Arguments.of("is longer than 255 bytes", longName.u8(0)),
        Arguments.of("has a label of another kind", new Octets().u8(0x41).text("a").u8(0)),
        Arguments.of("ends early", new Octets().u8(9).text("a")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badNames")
  void aNameThatCannotBeIsAFault(String what, Octets name) {
    byte[] message = new Octets().u16(1, 0, 1, 0, 0, 0).bytes(name.toArray()).u16(1, 1).toArray();

    DnsMessage read = decode(message);

    assertThat(read.fault()).as(what).isEqualTo("DNS question cannot be read");
    assertThat(read.questions()).isEmpty();
  }

  @Test
  void pointersThatChainAreFollowedSoFar() {
    // Given names of nothing but pointers, each to the one before
    Octets chain = new Octets().u16(1, 0, 1, 60, 0, 0).u8(1).text("a").u8(0).u16(1, 1);
    int target = 12;
    for (int i = 0; i < 60; i++) {
      int here = chain.toArray().length;
      chain.u16(0xc000 | target, 1, 1).u32(1).u16(0);
      target = here;
    }

    // When
    DnsMessage read = decode(chain.toArray());

    // Then
    assertThat(read.answers()).hasSize(32);
    assertThat(read.fault()).isEqualTo("DNS record cannot be read");
  }

  @Test
  void listsAreCutAndMarked() {
    Octets message = DnsBytes.question(new Octets().u16(1, 0x8180, 1, 500, 0, 0), "a", 1);
    for (int i = 0; i < 500; i++) {
      message.u16(0xc00c, 1, 1).u32(1).u16(4).u32(i);
    }

    DnsMessage read = decode(message.toArray());

    assertThat(read.answers()).hasSize(DnsDecoder.MAX_ANSWERS);
    assertThat(read.cut()).isTrue();
    assertThat(read.fault()).isNull();
  }

  @Test
  void whatIsReadOfABrokenMessageIsKept() {
    byte[] whole = DnsBytes.response(1, "example.org", 1, new byte[4]);

    DnsMessage read = decode(Arrays.copyOf(whole, whole.length - 1));

    assertThat(read.questions()).hasSize(1);
    assertThat(read.fault()).isEqualTo("DNS record cannot be read");
  }

  @Test
  void knowsItsOwnOnAnyPort() {
    assertThat(isDns(DnsBytes.query(1, "example.org", 1))).isTrue();
    assertThat(isDns(DnsBytes.response(1, "example.org", 1, new byte[4]))).isTrue();
    assertThat(isDns(new Octets().bytes(DnsBytes.query(1, "example.org", 1)).u8(0).toArray()))
        .as("something behind it")
        .isFalse();
    assertThat(isDns(DnsBytes.query(1, "example.org", 32))).as("a type nobody uses").isFalse();
    assertThat(isDns(new byte[0])).isFalse();
    assertThat(isDns(new byte[100])).isFalse();
    assertThat(isDns(Octets.latin1("GET / HTTP/1.1\r\n\r\n"))).isFalse();
  }

  private DnsMessage decode(byte[] message) {
    return decoder.decode(new Cursor().on(message));
  }

  private boolean isDns(byte[] message) {
    return decoder.isDns(new Cursor().on(message));
  }
}
