package dev.stoop.indexer.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoop.indexer.packet.Moment;
import dev.stoop.indexer.sample.DnsBytes;
import dev.stoop.indexer.sample.Octets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DnsDialogueTest {
  private static final byte[] ADDRESS = {(byte) 192, 0, 2, 1};

  @ParameterizedTest
  @ValueSource(ints = {53, 5300})
  void queriesAndResponsesMeet(int port) {
    // When
    Talk talk =
        Talk.udp(port)
            .client(DnsBytes.query(7, "a.example", 1))
            .client(DnsBytes.query(8, "b.example", 1))
            .server(DnsBytes.response(8, "B.example", 1, ADDRESS))
            .server(DnsBytes.response(7, "a.example", 1, ADDRESS))
            .end();

    // Then
    assertThat(talk.heard.dns).hasSize(2);
    DnsTransaction first = talk.heard.dns.getFirst();
    assertThat(first.question().questions().getFirst().name()).isEqualTo("b.example");
    assertThat(first.asked()).isEqualTo(new Moment(2000, 2));
    assertThat(first.answered()).isEqualTo(new Moment(3000, 3));
    assertThat(first.asker()).isEqualTo(Direction.FORWARD);
    assertThat(first.attempts()).isEqualTo(1);
    assertThat(talk.budget.used()).isZero();
  }

  @Test
  void whatIsNeverAnsweredIsReportedAtTheEnd() {
    Talk talk =
        Talk.udp(53)
            .client(DnsBytes.query(7, "a.example", 1))
            .client(DnsBytes.query(7, "a.example", 1));
    assertThat(talk.heard.dns).isEmpty();

    talk.end();

    DnsTransaction only = talk.heard.dns.getFirst();
    assertThat(only.attempts()).isEqualTo(2);
    assertThat(only.response()).isNull();
    assertThat(only.first()).isEqualTo(new Moment(1000, 1));
  }

  @Test
  void anAnswerToAnotherQuestionIsReportedAlone() {
    Talk talk =
        Talk.udp(53)
            .client(DnsBytes.query(7, "a.example", 1))
            .server(DnsBytes.response(7, "evil.example", 1, ADDRESS))
            .end();

    assertThat(talk.heard.dns).hasSize(2);
    assertThat(talk.heard.dns.getFirst().query()).isNull();
    assertThat(talk.heard.dns.getFirst().asker()).isEqualTo(Direction.FORWARD);
  }

  @ParameterizedTest
  @CsvSource({"53, dns", "5353, mdns", "5355, llmnr"})
  void thePortTellsTheKind(int port, String protocol) {
    Talk talk = Talk.udp(port).client(DnsBytes.query(0, "printer.local", 12)).end();

    assertThat(talk.heard.protocols).containsExactly(protocol);
    assertThat(talk.heard.dns.getFirst().protocol()).isEqualTo(protocol);
  }

  @Test
  void netBiosIsNoDns() {
    Talk talk = Talk.udp(137).client(DnsBytes.query(7, "a.example", 1)).end();

    assertThat(talk.heard.dns).isEmpty();
    assertThat(talk.isOver()).isTrue();
  }

  @Test
  void otherDatagramsAreLeftAloneAfterAWhile() {
    Talk talk = Talk.udp(4000);
    for (int i = 0; i < 4; i++) {
      talk.client("something else");
    }

    assertThat(talk.isOver()).isTrue();
    assertThat(talk.heard.protocols).isEmpty();
  }

  @Test
  void manyQueriesWithoutAnswersAreBounded() {
    Talk talk = Talk.udp(53);
    for (int id = 0; id < 10_000; id++) {
      talk.client(DnsBytes.query(id, "a.example", 1));
    }
    assertThat(talk.budget.used()).isLessThanOrEqualTo(1 << 20);

    talk.end();

    assertThat(talk.heard.dns).as("none is lost").hasSize(10_000);
    assertThat(talk.budget.used()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 20, 1000})
  void messagesOverTcpMayBeCutAnywhere(int size) {
    byte[] queries =
        new Octets()
            .bytes(DnsBytes.prefixed(DnsBytes.query(7, "a.example", 1)))
            .u16(0)
            .bytes(DnsBytes.prefixed(DnsBytes.query(8, "b.example", 1)))
            .toArray();

    Talk talk =
        Talk.tcp(53)
            .client(queries, size)
            .server(DnsBytes.prefixed(DnsBytes.response(7, "a.example", 1, ADDRESS)), size)
            .end();

    assertThat(talk.heard.dns).hasSize(2);
    assertThat(talk.heard.protocols).containsExactly("dns");
    assertThat(talk.budget.used()).isZero();
  }

  @Test
  void aWholeMessageIsRecognisedOnAnyTcpPort() {
    Talk talk = Talk.tcp(5300).client(DnsBytes.prefixed(DnsBytes.query(7, "a.example", 1))).end();

    assertThat(talk.heard.dns).hasSize(1);
  }

  @Test
  void aGapInAStreamEndsIt() {
    Talk talk =
        Talk.tcp(53)
            .client(DnsBytes.prefixed(DnsBytes.query(7, "a.example", 1)))
            .gap(Direction.FORWARD, 5);

    assertThat(talk.isOver()).isTrue();
    assertThat(talk.heard.dns).hasSize(1);
    assertThat(talk.budget.used()).isZero();
  }

  @Test
  void aBrokenMessageIsAFaultAndStillShown() {
    byte[] query = DnsBytes.query(7, "a.example", 1);

    Talk talk = Talk.udp(53).client(Arrays.copyOf(query, query.length - 3)).end();

    assertThat(talk.heard.faults).containsExactly("DNS question cannot be read");
    assertThat(talk.heard.dns.getFirst().question().questions().getFirst().name())
        .isEqualTo("a.example");
  }
}
