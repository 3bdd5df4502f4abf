package dev.stoop.indexer.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoop.indexer.protocol.http.HttpHead;
import dev.stoop.indexer.sample.Octets;
import dev.stoop.indexer.sample.TlsBytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpConversationTest {
  private static final String GET =
      head(
          "GET /a?b=c HTTP/1.1",
          "Host: example.org",
          "User-Agent: curl/8",
          "Cookie: secret",
          "Authorization: Basic secret");
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
  private static final String EMPTY = "HTTP/1.1 204 No Content\r\n\r\n";

  @Test
  void aRequestMeetsItsResponse() {
    // When
    Talk talk = Talk.tcp(80).client(GET).server(OK);

    // Then
    HttpTransaction only = only(talk);
    assertThat(talk.heard.protocols).containsExactly("http");
    HttpHead.Request request = only.request();
    assertThat(request).isNotNull();
    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.target()).isEqualTo("/a?b=c");
    assertThat(request.version()).isEqualTo("1.1");
    assertThat(request.fields().host()).isEqualTo("example.org");
    assertThat(request.fields().userAgent()).isEqualTo("curl/8");
    assertThat(request.toString()).doesNotContain("secret");
    HttpHead.Response response = only.response();
    assertThat(response).isNotNull();
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.fields().contentLength()).isEqualTo(5);
    assertThat(only.first().frameNumber()).isEqualTo(1);
    assertThat(only.last().frameNumber()).isEqualTo(2);
    assertThat(talk.budget.used()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10, 64, 65, 1000})
  void messagesMayBeCutAnywhere(int size) {
    Talk talk =
        Talk.tcp(8080)
            .client(Octets.latin1(GET + GET + "HEAD / HTTP/1.0\r\n\r\n"), size)
            .server(
                Octets.latin1(OK + EMPTY + "HTTP/1.0 404 No\r\nContent-Length: 99\r\n\r\n"), size)
            .end();

    assertThat(statuses(talk)).containsExactly(200, 204, 404);
    assertThat(talk.heard.http).allMatch(t -> t.request() != null);
    assertThat(talk.budget.used()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 1000})
  void bodiesInChunksArePassedOver(int size) {
    String chunked =
        head("HTTP/1.1 200 OK", "Transfer-Encoding: gzip, chunked")
            + "5;x=y\r\nhello\r\nA\r\nHTTP/1.1 5\r\n0\r\nTrailer: x\r\n\r\n";

    Talk talk =
        Talk.tcp(80).client(GET).client(GET).server(Octets.latin1(chunked + EMPTY), size).end();

    assertThat(statuses(talk)).containsExactly(200, 204);
  }

  @Test
  void bodiesOfRequestsArePassedOver() {
    String post = "POST / HTTP/1.1\r\nContent-Length: 15\r\n\r\nGET / HTTP/1.1\n";

    Talk talk = Talk.tcp(80).client(post + GET).server(OK).server(OK);

    assertThat(talk.heard.http).extracting(t -> method(t)).containsExactly("POST", "GET");
  }

  @Test
  void interimResponsesAreNotTheAnswer() {
    Talk talk = Talk.tcp(80).client(GET).server("HTTP/1.1 100 Continue\r\n\r\n").server(OK);

    assertThat(statuses(talk)).containsExactly(200);
  }

  @Test
  void withoutLengthTheBodyGoesOnUntilTheEnd() {
    Talk talk = Talk.tcp(80).client(GET).server("HTTP/1.0 200 OK\r\n\r\n").server(OK).end();

    assertThat(talk.heard.http).hasSize(1);
  }

  @Test
  void whatIsNeverAnsweredIsReportedAtTheEnd() {
    Talk talk = Talk.tcp(80).client(GET);
    assertThat(talk.heard.http).isEmpty();

    talk.end();

    assertThat(only(talk).response()).isNull();
    assertThat(talk.budget.used()).isZero();
  }

  @Test
  void aResponseAloneIsReported() {
    Talk talk = Talk.tcp(80).server(OK);

    assertThat(only(talk).request()).isNull();
    assertThat(only(talk).client()).isEqualTo(Direction.FORWARD);
  }

  @Test
  void foldedFieldsAreUnfolded() {
    Talk talk =
        Talk.tcp(80).client("GET / HTTP/1.1\r\nHost:\r\n  example.org\r\nX: y\r\n\r\n").end();

    HttpHead.Request request = only(talk).request();
    assertThat(request).isNotNull();
    assertThat(request.fields().host()).isEqualTo("example.org");
  }

  @Test
  void behindConnectATunnelBegins() {
    byte[] hello = TlsBytes.records(TlsBytes.clientHello("inner.example"), 1 << 14);

    Talk talk =
        Talk.tcp(3128)
            .client("CONNECT inner.example:443 HTTP/1.1\r\n\r\n")
            .server("HTTP/1.1 200 Connection established\r\n\r\n")
            .client(hello);

    assertThat(method(only(talk))).isEqualTo("CONNECT");
    assertThat(talk.heard.clientHellos).hasSize(1);
    assertThat(talk.heard.protocols).containsExactly("http", "tls");
  }

  @Test
  void behindAnUpgradeIsAnotherProtocol() {
    Talk talk = Talk.tcp(80).client(GET).server("HTTP/1.1 101 Switching Protocols\r\n\r\nxyz");

    assertThat(statuses(talk)).containsExactly(101);
    assertThat(talk.isOver()).isTrue();
  }

  @Test
  void aGapWithinABodyDoesNoHarm() {
    Talk talk =
        Talk.tcp(80)
            .client(GET)
            .client(GET)
            .server("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhello")
            .gap(Direction.BACKWARD, 95)
            .server(EMPTY);

    assertThat(statuses(talk)).containsExactly(200, 204);
  }

  @Test
  void afterAGapTheNextMessageThatBeginsASegmentIsFound() {
    Talk talk =
        Talk.tcp(80)
            .client("GET / HTTP/1.1\r\nHo")
            .gap(Direction.FORWARD, 30)
            .client("rest\r\n\r\n")
            .client(GET)
            .end();

    assertThat(talk.heard.http).hasSize(1);
    assertThat(talk.budget.used()).isZero();
  }

  @Test
  void longHeadsAreReadAsFarAsTheyAreKept() {
    String head = "GET / HTTP/1.1\r\nHost: example.org\r\nX: " + "y".repeat(100_000) + "\r\n\r\n";

    Talk talk = Talk.tcp(80).client(Octets.latin1(head), 1400).client(GET).end();

    assertThat(talk.heard.http).hasSize(2);
    HttpHead.Request request = talk.heard.http.getFirst().request();
    assertThat(request).isNotNull();
    assertThat(request.fields().cut()).isTrue();
    assertThat(request.fields().host()).isEqualTo("example.org");
  }

  @Test
  void longTargetsAreCutAndMarked() {
    String get = "GET /" + "x".repeat(10_000) + " HTTP/1.1\r\n\r\n";

    Talk talk = Talk.tcp(80).client(Octets.latin1(get), 1400).end();

    HttpHead.Request request = only(talk).request();
    assertThat(request).isNotNull();
    assertThat(request.target()).hasSize(8 * 1024);
    assertThat(request.fields().cut()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EHLO example.org\r\n",
        "INVITE sip:a@b SIP/2.0\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "GET / HTTP/1.7\r\n\r\n",
        "get / HTTP/1.1\r\n\r\n",
        "GET /\r\n",
        "SSH-2.0-x\r\n",
        "HTTP/1.1 xyz\r\n",
        "\u0016\u0003\u0009"
      })
  void otherTalkIsNoHttp(String text) {
    Talk talk = Talk.tcp(80).client(text).end();

    assertThat(talk.heard.protocols).isEmpty();
    assertThat(talk.budget.used()).isZero();
  }

  @Test
  void otherTalkIsLeftAloneAfterAWhile() {
    Talk talk = Talk.tcp(80);
    for (int i = 0; i < 16; i++) {
      talk.client("something else");
    }

    assertThat(talk.isOver()).isTrue();
  }

  @Test
  void manyRequestsWithoutAnswersAreBounded() {
    Talk talk = Talk.tcp(80);
    for (int i = 0; i < 10_000; i++) {
      talk.client(GET);
    }
    assertThat(talk.budget.used()).isLessThan(100_000);

    talk.end();

    assertThat(talk.heard.http).as("none is lost").hasSize(10_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "+5", "99999999999999999999", "0x5", ""})
  void aLengthThatIsNoNumberIsNone(String length) {
    Talk talk =
        Talk.tcp(80)
            .client(GET)
            .server("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n");

    HttpHead.Response response = only(talk).response();
    assertThat(response).isNotNull();
    assertThat(response.fields().contentLength()).isEqualTo(-1);
  }

  private static String head(String... lines) {
    return String.join("\r\n", lines) + "\r\n\r\n";
  }

  private static HttpTransaction only(Talk talk) {
    assertThat(talk.heard.http).hasSize(1);
    return talk.heard.http.getFirst();
  }

  private static List<Integer> statuses(Talk talk) {
    return talk.heard.http.stream()
        .map(t -> t.response() == null ? 0 : t.response().status())
        .toList();
  }

  private static String method(HttpTransaction transaction) {
    HttpHead.Request request = transaction.request();
    return request == null ? "" : request.method();
  }
}
