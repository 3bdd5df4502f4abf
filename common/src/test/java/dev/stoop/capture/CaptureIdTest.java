package dev.stoop.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stoop.alert.AlertId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureIdTest {
  private static final String CONTAINER =
      "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

  private final AlertId alert = AlertId.of("an alert");

  @Test
  void followsFromTheAlertAndTheTarget() {
    CaptureId id = CaptureId.of(alert, new Target.Host());

    assertThat(id).isEqualTo(CaptureId.of(AlertId.of("an alert"), new Target.Host()));
    assertThat(id).isNotEqualTo(CaptureId.of(AlertId.of("another"), new Target.Host()));
    assertThat(id).isNotEqualTo(CaptureId.of(alert, new Target.Container(CONTAINER)));
  }

  @Test
  void isTheSameWhetherTheContainerIsNamedShortOrInFull() {
    assertThat(CaptureId.of(alert, new Target.Container(CONTAINER)))
        .isEqualTo(CaptureId.of(alert, new Target.Container(CONTAINER.substring(0, 12))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../../etc/passwd", "0123456789ABCDEF0123456789ABCDEF", "0\n"})
  void isNothingThatCouldLeaveAFolder(String text) {
    assertThatThrownBy(() -> new CaptureId(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
