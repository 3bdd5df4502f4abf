package dev.stoop.router.falco;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoop.alert.Connection;
import dev.stoop.router.FalcoJson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTextTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1:40000->10.0.0.2:443, 10.0.0.1:40000, 10.0.0.2:443",
    "0.0.0.0:8080, 0.0.0.0:8080,",
    ":::8080, [::]:8080,",
    "2001:db8::1:40000->2001:db8::2:443, [2001:db8::1]:40000, [2001:db8::2]:443",
    "::ffff:10.0.0.1:40000->::1:443, 10.0.0.1:40000, [::1]:443",
    "2001:db8:0:0:0:0:0:1:443, [2001:db8::1]:443,"
  })
  void readsTuples(String text, String one, @Nullable String other) {
    Connection connection = ConnectionText.tuple(text, null).orElseThrow();

    assertThat(connection.one()).hasToString(one);
    assertThat(connection.other() == null ? null : connection.other().toString()).isEqualTo(other);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/etc/shadow",
        "/tmp/10.0.0.1:1->10.0.0.2:2",
        "pipe:[1234]",
        "ffff8881->ffff8882 /run/x.sock",
        "->",
        "10.0.0.1->10.0.0.2",
        "10.0.0.1:->10.0.0.2:",
        "10.0.0.1:70000",
        "10.0.0.1:-1",
        "10.0.0.1:443->example.com:443",
        "10.0.0.1:1->10.0.0.2:2->10.0.0.3:3",
        "10.0.0.01:80",
        "fe80::1%eth0:443",
        "443",
        ":443"
      })
  void readsNothingElse(String text) {
    assertThat(ConnectionText.tuple(text, null)).isEmpty();
  }

  @Test
  void fallsBackToTheEndsByRoleAndThenByPlace() {
    Connection byRole =
        FalcoJson.shell()
            .field("fd.name", "")
            .field("fd.cip", "10.0.0.1")
            .field("fd.cport", 40_000)
            .field("fd.sip", "10.0.0.2")
            .field("fd.sport", "443")
            .field("fd.rip", "10.0.0.3")
            .read()
            .connection();
    Connection byPlace =
        FalcoJson.shell().field("fd.rip", "10.0.0.3").field("fd.rport", 53).read().connection();

    assertThat(byRole)
        .hasToString("Connection[protocol=null, one=10.0.0.1:40000, other=10.0.0.2:443]");
    assertThat(byPlace).hasToString("Connection[protocol=null, one=10.0.0.3:53, other=null]");
  }

  @ParameterizedTest
  @CsvSource({
    "tcp, 10.0.0.1:8->10.0.0.2:0, TCP, 10.0.0.1:8",
    "UDP, 10.0.0.1:8->10.0.0.2:0, UDP, 10.0.0.1:8",
    "icmp, 10.0.0.1:8->10.0.0.2:0, ICMP, 10.0.0.1:0",
    "icmp, ::1:8->::2:0, ICMPV6, [::1]:0",
    "raw, 10.0.0.1:8->10.0.0.2:0, , 10.0.0.1:8",
    "<NA>, 10.0.0.1:8->10.0.0.2:0, , 10.0.0.1:8"
  })
  void readsTheProtocol(String l4, String tuple, @Nullable String protocol, String one) {
    Connection connection =
        FalcoJson.shell().field("fd.l4proto", l4).field("fd.name", tuple).read().connection();

    assertThat(connection).isNotNull();
    assertThat(connection.protocol() == null ? null : connection.protocol().name())
        .isEqualTo(protocol);
    assertThat(connection.one()).hasToString(one);
  }
}
