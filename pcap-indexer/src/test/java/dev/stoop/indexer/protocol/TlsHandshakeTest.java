package dev.stoop.indexer.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoop.indexer.protocol.tls.ClientHello;
import dev.stoop.indexer.protocol.tls.ServerHello;
import dev.stoop.indexer.protocol.tls.TlsFirstMessage;
import dev.stoop.indexer.sample.Octets;
import dev.stoop.indexer.sample.TlsBytes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsHandshakeTest {
  private static final byte[] HELLO = TlsBytes.clientHello("example.org");
  private static final int WHOLE = 1 << 14;

  @Test
  void readsWhatIsOfferedAndChosen() {
    // When
    Talk talk =
        Talk.tcp(443)
            .client(TlsBytes.records(HELLO, WHOLE))
            .server(TlsBytes.records(TlsBytes.serverHello(), WHOLE));

    // Then
    assertThat(talk.heard.protocols).containsExactly("tls");
    ClientHello client = talk.heard.clientHellos.getFirst();
    assertThat(client.serverName()).isEqualTo("example.org");
    assertThat(client.applicationProtocols()).containsExactly("h2", "http/1.1");
    assertThat(client.versions()).as("without GREASE").containsExactly(0x0304, 0x0303);
    assertThat(talk.heard.serverHellos).containsExactly(new ServerHello(0x0304, 0x1301, null));
    assertThat(talk.isOver()).as("the rest is encrypted").isTrue();
    assertThat(talk.budget.used()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 7", "7, 1", "20, 16384", "100, 30", "16384, 1"})
  void theHelloMayBeCutIntoRecordsAndSegmentsOfAnySize(int record, int segment) {
    Talk talk = Talk.tcp(8443).client(TlsBytes.records(HELLO, record), segment);

    assertThat(talk.heard.clientHellos).hasSize(1);
    assertThat(talk.heard.clientHellos.getFirst().serverName()).isEqualTo("example.org");
    assertThat(talk.budget.used()).isZero();
  }

  @Test
  void isRecognisedOnAnyPortAndLate() {
    Talk talk = Talk.tcp(25).server("220 ready\r\n").client("STARTTLS\r\n").server("220 go\r\n");

    talk.client(TlsBytes.records(HELLO, WHOLE));

    assertThat(talk.heard.clientHellos).hasSize(1);
  }

  @Test
  void aServerAloneIsReadToo() {
    Talk talk = Talk.tcp(443).server(TlsBytes.records(TlsBytes.serverHello(), WHOLE));

    assertThat(talk.heard.serverHellos).hasSize(1);
  }

  @Test
  void withoutItsBytesAHelloIsGivenUp() {
    byte[] bytes = TlsBytes.records(HELLO, WHOLE);
    Talk talk = Talk.tcp(443).client(Arrays.copyOf(bytes, 50));

    talk.gap(Direction.FORWARD, 10).client(Arrays.copyOfRange(bytes, 60, bytes.length));

    assertThat(talk.heard.clientHellos).isEmpty();
    assertThat(talk.budget.used()).isZero();
  }

  @Test
  void tooLongAHelloIsGivenUp() {
    byte[] tooLong = TlsBytes.message(1, new byte[TlsFirstMessage.LONGEST]);

    Talk talk = Talk.tcp(443).client(TlsBytes.records(tooLong, WHOLE), 1400);

    assertThat(talk.heard.clientHellos).isEmpty();
    assertThat(talk.budget.used()).isZero();
  }

  @Test
  void withoutBudgetAHelloIsGivenUp() {
    Talk talk = Talk.tcp(443);
    talk.budget.take(1 << 20);

    talk.client(TlsBytes.records(HELLO, WHOLE));

    assertThat(talk.heard.clientHellos).isEmpty();
    assertThat(talk.budget.refusals()).isPositive();
  }

  @Test
  void aTruncatedHelloIsAFault() {
    byte[] body = new Octets().u16(0x0303).zeros(32).u8(200).toArray();

    Talk talk = Talk.tcp(443).client(TlsBytes.records(TlsBytes.message(1, body), WHOLE));

    assertThat(talk.heard.faults).containsExactly("TLS hello is shorter than its fields");
  }

  @ParameterizedTest
  @ValueSource(ints = {0x0303, 0x0302, 0x0301, 0x0300})
  void olderServersNameTheirVersionInTheHead(int version) {
    byte[] body = new Octets().u16(version).zeros(32).u8(0).u16(0xc02f).u8(0).toArray();

    Talk talk = Talk.tcp(443).server(TlsBytes.records(TlsBytes.message(2, body), WHOLE));

    assertThat(talk.heard.serverHellos).containsExactly(new ServerHello(version, 0xc02f, null));
  }
}
