package dev.stoop.router.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {

  @ParameterizedTest
  @CsvSource({
    "*, '', true",
    "*, anything, true",
    "'', '', true",
    "'', a, false",
    "shell, shell, true",
    "shell, Shell, false",
    "shell, shells, false",
    "*C2*, Outbound connection to C2 servers, true",
    "*C2*, C2, true",
    "*C2*, C, false",
    "prod-*, prod-, true",
    "prod-*, preprod-eu, false",
    "*-prod, eu-prod, true",
    "*-prod, eu-prod-2, false",
    "a*b*c, aXbYbZc, true",
    "a*b*c, acb, false",
    "a**c, abc, true",
    "a.c, abc, false",
    "[a]*, a, false",
    "*aab, aaaab, true"
  })
  void matchesTheWholeText(String pattern, String text, boolean matches) {
    assertThat(new Wildcard(pattern).matches(text)).isEqualTo(matches);
  }

  @Test
  void takesNoLongTimeForTextsMadeToHurt() {
    Wildcard wildcard = new Wildcard("*a".repeat(100) + "b");
    String text = "a".repeat(4096);

    boolean matches =
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> wildcard.matches(text));

    assertThat(matches).isFalse();
  }
}
