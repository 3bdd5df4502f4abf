package dev.stoop.worker.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceTextTest {
  @ParameterizedTest
  @CsvSource({"a\tb,a b", "a\u001b[31mb,a [31mb", "a\u202eb,a b", "'',''", "äß,äß"})
  void should_have_no_control_characters(String text, String printable) {
    // When, Then
    assertThat(EvidenceText.printable(text)).isEqualTo(printable);
  }

  @Test
  void should_be_bounded() {
    // When, Then
    assertThat(EvidenceText.printable("x".repeat(100_000))).hasSize(1024);
    assertThat(EvidenceText.printable(null)).isEmpty();
  }
}
