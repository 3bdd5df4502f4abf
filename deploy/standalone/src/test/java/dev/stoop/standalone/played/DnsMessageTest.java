package dev.stoop.standalone.played;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DnsMessageTest {
  private final InetAddress address = Inet4Address.ofLiteral("203.0.113.66");
  private final byte[] question = DnsMessage.question((short) 7, "cdn.example");

  @Test
  void asksForOneName() {
    assertThat(question)
        .startsWith(0, 7, 1, 0, 0, 1, 0, 0)
        .endsWith(3, 'c', 'd', 'n', 7, 'e', 'x', 'a', 'm', 'p', 'l', 'e', 0, 0, 1, 0, 1);
  }

  @Test
  void readsTheAddressThatItAnswers() throws Exception {
    assertThat(DnsMessage.address(question, DnsMessage.answer(question, address)))
        .isEqualTo(address);
  }

  @Test
  void refusesAnAnswerThatIsCutShort() {
    byte[] answer = DnsMessage.answer(question, address);

    assertThatThrownBy(() -> DnsMessage.address(question, Arrays.copyOf(answer, answer.length - 1)))
        .isInstanceOf(IOException.class);
  }
}
