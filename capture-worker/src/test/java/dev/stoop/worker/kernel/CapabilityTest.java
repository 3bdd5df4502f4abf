package dev.stoop.worker.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CapabilityTest {
  @Test
  void should_miss_nothing_when_all_bits_are_set() throws Exception {
    // When
    Set<Capability> missing = missing("000001ffffffffff");
    // Then
    assertThat(missing).isEmpty();
  }

  @Test
  void should_miss_all_without_bits() throws Exception {
    // When
    Set<Capability> missing = missing("0000000000000000");
    // Then
    assertThat(missing).containsExactly(Capability.values());
  }

  @Test
  void should_tell_one_from_another() throws Exception {
    // When, Then
    assertThat(missing("0000000000280000")).containsExactly(Capability.CAP_NET_RAW);
    assertThat(missing("0000000000202000")).containsExactly(Capability.CAP_SYS_PTRACE);
    assertThat(missing("0000000000082000")).containsExactly(Capability.CAP_SYS_ADMIN);
  }

  @Test
  void should_say_when_the_kernel_does_not_tell() {
    // When, Then
    assertThatThrownBy(() -> Capability.missing(Stream.of("Name:\tjava")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("CapEff");
  }

  private static Set<Capability> missing(String effective) throws IOException {
    return Capability.missing(Stream.of("Name:\tjava", "CapEff:\t" + effective));
  }
}
