package dev.stoop.indexer.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of the Community ID specification. */
class CommunityIdTest {
  private static final int NO_PORTS = 0;

  @ParameterizedTest
  @CsvSource({
    "6, 128.232.110.120, 66.35.250.204, 34855, 80, 1:LQU9qZlK+B5F3KDmev6m5PMibrg=",
    "6, 66.35.250.204, 128.232.110.120, 80, 34855, 1:LQU9qZlK+B5F3KDmev6m5PMibrg=",
    "17, 192.168.1.52, 8.8.8.8, 54585, 53, 1:d/FP5EW3wiY1vCndhwleRRKHowQ=",
    "132, 192.168.170.8, 192.168.170.56, 7, 7, 1:MP2EtRCAUIZvTw6MxJHLV7N7JDs=",
    "132, 1.2.3.4, 5.6.7.8, 1122, 3344, 1:EKt4MsxuyaE6mL+hmrEkQ9csDD8=",
    "132, 5.6.7.8, 1.2.3.4, 3344, 1122, 1:EKt4MsxuyaE6mL+hmrEkQ9csDD8=",
    "46, 1.2.3.4, 5.6.7.8, 0, 0, 1:ikv3kmf89luf73WPz1jOs49S768=",
    "46, 5.6.7.8, 1.2.3.4, 0, 0, 1:ikv3kmf89luf73WPz1jOs49S768=",
    "46, fe80:1:203:405:607:809:a0b:c0d, fe80:1011:1213:1415:1617:1819:1a1b:1c1d, 0, 0,"
        + " 1:wQ/2mwrnXP4lmJcHdGL5ePjR+e0=",
    "6, 2001:470:e5bf:dead:4957:2174:e82c:4887, 2607:f8b0:400c:c03::1a, 63943, 25,"
        + " 1:/qFaeAR+gFe1KYjMzVDsMv+wgU4="
  })
  void isThatOfTheSpecification(
      int protocol, String source, String destination, int from, int to, String expected) {
    FlowKey key = key(protocol, source, destination, from, to, false);

    assertThat(new CommunityId(0).of(key)).isEqualTo(expected);
    assertThat(new CommunityId(0).of(key.reversed())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1.2.3.4, 5.6.7.8, 8, 0, 1:crodRHL2FEsHjbv3UkRrfbs4bZ0=",
    "1, 5.6.7.8, 1.2.3.4, 0, 0, 1:crodRHL2FEsHjbv3UkRrfbs4bZ0=",
    "1, 1.2.3.4, 5.6.7.8, 11, 0, 1:f/YiSyWqczrTgfUCZlBUnvHRcPk=",
    "58, fe80:1:203:405:607:809:a0b:c0d, fe80:1011:1213:1415:1617:1819:1a1b:1c1d, 128, 0,"
        + " 1:0bf7hyMJUwt3fMED7z8LIfRpBeo=",
    "58, fe80:1011:1213:1415:1617:1819:1a1b:1c1d, fe80:1:203:405:607:809:a0b:c0d, 129, 0,"
        + " 1:0bf7hyMJUwt3fMED7z8LIfRpBeo=",
    "58, fe80:1:203:405:607:809:a0b:c0d, fe80:1011:1213:1415:1617:1819:1a1b:1c1d, 146, 0,"
        + " 1:fYC8+pz24E+EhANP1EZhpX0Dw10="
  })
  void takesTypesAndCodesOfIcmpForPorts(
      int protocol, String source, String destination, int type, int code, String expected) {
    int answer = IcmpPairs.counterpart(protocol, type);
    boolean oneWay = answer == IcmpPairs.NONE;

    FlowKey key = key(protocol, source, destination, type, oneWay ? code : answer, oneWay);

    assertThat(new CommunityId(0).of(key)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "6, 1.2.3.4, 5.6.7.8, 1122, 3344, 1:HhA1B+6CoLbiKPEs5nhNYN4XWfk=",
    "17, 1.2.3.4, 5.6.7.8, 1122, 3344, 1:OShq+iKDAMVouh/4bMxB9Sz4amw="
  })
  void dependsOnItsSeed(
      int protocol, String source, String destination, int from, int to, String expected) {
    FlowKey key = key(protocol, source, destination, from, to, false);

    assertThat(new CommunityId(1).of(key)).isEqualTo(expected);
    assertThat(new CommunityId(CommunityId.DEFAULT_SEED).of(key)).isNotEqualTo(expected);
  }

  static FlowKey key(
      int protocol, String source, String destination, int from, int to, boolean oneWay) {
    ByteBuffer one = bits(source);
    ByteBuffer other = bits(destination);
    int version = source.indexOf(':') < 0 ? 4 : 6;
    return new FlowKey(
        version,
        protocol,
        one.getLong(0),
        one.getLong(8),
        other.getLong(0),
        other.getLong(8),
        from,
        to,
        oneWay,
        NO_PORTS,
        NO_PORTS);
  }

  private static ByteBuffer bits(String literal) {
    byte[] address = InetAddress.ofLiteral(literal).getAddress();
    return ByteBuffer.allocate(16).put(16 - address.length, address);
  }
}
