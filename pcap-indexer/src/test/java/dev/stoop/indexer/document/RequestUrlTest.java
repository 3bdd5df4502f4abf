package dev.stoop.indexer.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoop.indexer.protocol.http.HttpHead;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestUrlTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "GET, /a?b=c?d, example.org, example.org, -1, /a, b=c?d, http://example.org/a?b=c?d",
        "GET, /, example.org:8080, example.org, 8080, /, -, http://example.org:8080/",
        "GET, /, '[2001:db8::1]:80', 2001:db8::1, 80, /, -, 'http://[2001:db8::1]:80/'",
        "GET, /, '[2001:db8::1]', 2001:db8::1, -1, /, -, 'http://[2001:db8::1]/'",
        "GET, http://a.example:81/x?y, b.example, a.example, 81, /x, y, http://a.example:81/x?y",
        "GET, http://a.example, b.example, a.example, -1, '', -, http://a.example",
        "GET, http://user:pw@a.example/x, -, a.example, -1, /x, -, http://a.example/x",
        "GET, /?u=http://b.example/, a.example, a.example, -1, /, u=http://b.example/,"
            + " http://a.example/?u=http://b.example/",
        "GET, /a, -, -, -1, /a, -, -",
        "GET, /a, example.org:99999, example.org, -1, /a, -, http://example.org/a",
        "GET, /a, example.org:x, example.org, -1, /a, -, http://example.org/a",
        "OPTIONS, *, example.org, example.org, -1, *, -, -",
        "CONNECT, a.example:443, b.example, a.example, 443, -, -, -"
      })
  void isPutTogether(
      String method,
      String target,
      @Nullable String host,
      @Nullable String domain,
      int port,
      @Nullable String path,
      @Nullable String query,
      @Nullable String full) {
    RequestUrl url = RequestUrl.of(request(method, target, host));

    assertThat(url).isEqualTo(new RequestUrl(domain, port, path, query));
    assertThat(url.full()).isEqualTo(full);
  }

  @Test
  void credentialsAreNowhere() {
    RequestUrl url = RequestUrl.of(request("GET", "http://user:secret@a.example/", "x:secret@b"));

    assertThat(url.toString() + url.full() + url.original()).doesNotContain("secret");
  }

  private static HttpHead.Request request(String method, String target, @Nullable String host) {
    HttpHead.Fields fields = new HttpHead.Fields(host, null, null, -1, false, false);
    return new HttpHead.Request(method, target, "1.1", fields);
  }
}
