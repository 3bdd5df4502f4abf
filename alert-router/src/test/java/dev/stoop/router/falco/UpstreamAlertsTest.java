package dev.stoop.router.falco;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoop.alert.Alert;
import dev.stoop.kafka.Decoded;
import dev.stoop.router.UpstreamAlerts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every alert that the Falco project published reads, or says why not. */
class UpstreamAlertsTest {

  @Test
  void readsOrExplainsEachOfThem() {
    List<Decoded<Alert>> read = UpstreamAlerts.all().stream().map(FalcoAlertReader::read).toList();

    List<String> reasons =
        read.stream()
            .filter(Decoded.Unreadable.class::isInstance)
            .map(unreadable -> ((Decoded.Unreadable<Alert>) unreadable).reason())
            .toList();

    assertThat(reasons)
        .allMatch(reason -> reason.startsWith("time: "))
        .hasSizeLessThan(read.size() / 4);
  }
}
