package dev.stoop.worker.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stoop.worker.kernel.NetworkLink;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterfaceChoiceTest {
  private static final NetworkLink LO = new NetworkLink("lo", true, true, List.of());
  private static final NetworkLink ETH0 = new NetworkLink("eth0", true, false, List.of());
  private static final NetworkLink ETH1 = new NetworkLink("eth1", true, false, List.of());
  private static final NetworkLink DOWN = new NetworkLink("tunl0", false, false, List.of());
  private static final List<NetworkLink> LINKS = List.of(LO, ETH0, ETH1, DOWN);

  @Test
  void should_take_all_that_are_up_but_loopback() throws Exception {
    // When, Then
    assertThat(InterfaceChoice.choose(LINKS, List.of())).containsExactly(ETH0, ETH1);
  }

  @Test
  void should_take_those_named_each_once() throws Exception {
    // When, Then
    assertThat(InterfaceChoice.choose(LINKS, List.of("lo", "eth*", "eth0")))
        .containsExactly(LO, ETH0, ETH1);
  }

  @Test
  void should_not_take_what_is_down_for_what_is_named() {
    // When, Then
    assertThatThrownBy(() -> InterfaceChoice.choose(LINKS, List.of("eth0", "tunl0")))
        .isInstanceOf(NoInterfaceException.class)
        .hasMessageContaining("tunl0 (down)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"usbmon1", "any", "nflog", "dbus-session", "bluetooth0", "-", "a b", "ü"})
  void should_never_open_what_libpcap_takes_for_something_else(String name) {
    // Given
    List<NetworkLink> links = List.of(LO, new NetworkLink(name, true, false, List.of()));
    // When, Then
    assertThatThrownBy(() -> InterfaceChoice.choose(links, List.of()))
        .isInstanceOf(NoInterfaceException.class);
    assertThatThrownBy(() -> InterfaceChoice.choose(links, List.of(name)))
        .isInstanceOf(NoInterfaceException.class);
  }
}
