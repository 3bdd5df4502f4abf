package dev.stoop.router.repeat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoop.alert.Alert;
import dev.stoop.alert.AlertId;
import dev.stoop.router.FalcoJson;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatWindowTest {
  private static final RepeatWindow WINDOW = new RepeatWindow(Duration.ofSeconds(60));
  private static final Alert ALERT = FalcoJson.connection().read();

  private static Opening opening(String name, Duration after) {
    return new Opening(
        AlertId.of(name), FalcoJson.TIME.plus(after), FalcoJson.TIME.plus(after), List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S,true",
    "PT60S,true",
    "PT-60S,true",
    "PT60.000000001S,false",
    "PT-60.000000001S,false"
  })
  void isSymmetricInTime(Duration after, boolean repeat) {
    Opening opening = opening("other", after);

    assertThat(WINDOW.look(ALERT, List.of(opening)))
        .isEqualTo(repeat ? new Sighting.Repeat(opening) : new Sighting.First());
  }

  @Test
  void knowsTheAlertThatOpenedACapture() {
    Opening nearer = opening("other", Duration.ZERO);
    Opening own = new Opening(ALERT.id(), ALERT.time(), ALERT.time().plusSeconds(1), List.of());

    assertThat(WINDOW.look(ALERT, List.of(nearer, own))).isEqualTo(new Sighting.Again(own));
  }

  @Test
  void choosesTheNearestAndOfTwoAlikeTheEarlier() {
    Opening before = opening("before", Duration.ofSeconds(-50));
    Opening after = opening("after", Duration.ofSeconds(50));
    Opening near = opening("near", Duration.ofSeconds(49));

    assertThat(WINDOW.look(ALERT, List.of(after, before))).isEqualTo(new Sighting.Repeat(before));
    assertThat(WINDOW.look(ALERT, List.of(after, before, near)))
        .isEqualTo(new Sighting.Repeat(near));
    assertThat(WINDOW.look(ALERT, List.of())).isEqualTo(new Sighting.First());
  }
}
