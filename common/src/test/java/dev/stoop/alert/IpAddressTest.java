package dev.stoop.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.5, 10.0.0.5",
    "255.255.255.255, 255.255.255.255",
    "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "::, ::",
    "::1, ::1",
    "fe80::, fe80::",
    "0:0:1:0:0:0:0:0, 0:0:1::",
    "::ffff:10.0.0.5, 10.0.0.5",
  })
  void writesTheCanonicalForm(String text, String canonical) {
    assertThat(IpAddress.of(text).text()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "localhost",
        "010.0.0.5",
        "10.0.0",
        "1",
        "10.0.0.256",
        "10.0.0.5 or host 1.2.3.4",
        "::1%lo",
        ":::",
        "1:2:3:4:5:6:7:8:9",
        "::1\n",
        "0x7f.0.0.1",
        "[::1]",
        "::g"
      })
  void refusesEverythingElse(String text) {
    assertThat(IpAddress.parse(text)).isEmpty();
  }
}
