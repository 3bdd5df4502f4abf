package dev.stoop.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoop.config.Problem;
import dev.stoop.config.Section;
import dev.stoop.config.YamlFile;
import dev.stoop.router.decide.Freshness;
import dev.stoop.router.decide.OwnWorkload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RouterSettingsTest {
  private final List<Problem> problems = new ArrayList<>();

  private RouterSettings read(String text) {
    Section file = YamlFile.parse("stoop.yaml", text, problems).getFirst();
    return RouterSettings.from(file.section("router"));
  }

  @Test
  void hasADefaultForEveryKey() {
    assertThat(read("router: {}"))
        .isEqualTo(RouterSettings.DEFAULT)
        .isEqualTo(
            new RouterSettings(
                List.of(Path.of("policies")),
                null,
                new Freshness(Duration.ofMinutes(5), Duration.ofMinutes(1)),
                Path.of("data/router"),
                new OwnWorkload(List.of(), List.of("stoop/*"), List.of(), Set.of())));
    assertThat(problems).isEmpty();
  }

  @Test
  void readsEveryKey() {
    RouterSettings settings =
        read(
            """
            router:
              policies: [/etc/stoop/policies, extra.yaml]
              node: edge-1
              staleAfter: 10m
              clockTolerance: 5s
              stateDir: /var/lib/stoop/router
              ownWorkload:
                images: ["registry.example/stoop/*"]
                pods: ["security/stoop-*"]
                containers: [0123456789ab]
                processes: [4711]
            """);

    assertThat(problems).isEmpty();
    assertThat(settings)
        .isEqualTo(
            new RouterSettings(
                List.of(Path.of("/etc/stoop/policies"), Path.of("extra.yaml")),
                "edge-1",
                new Freshness(Duration.ofMinutes(10), Duration.ofSeconds(5)),
                Path.of("/var/lib/stoop/router"),
                new OwnWorkload(
                    List.of("registry.example/stoop/*"),
                    List.of("security/stoop-*"),
                    List.of("0123456789ab"),
                    Set.of(4711L))));
  }

  @Test
  void tellsEveryProblemAtOnce() {
    read(
        """
        router:
          staleAfter: 0s
          clockTolerance: 13h
          colour: red
          ownWorkload: {containers: [ab], processes: [-1], names: [stoop]}
        """);

    assertThat(problems)
        .extracting(Problem::toString)
        .containsExactlyInAnyOrder(
            "stoop.yaml:2: router.staleAfter: cannot be 0s (1s to 12h)",
            "stoop.yaml:3: router.clockTolerance: cannot be 13h (0s to 12h)",
            "stoop.yaml:4: router.colour: unknown key (one of: policies, node, staleAfter,"
                + " clockTolerance, stateDir, ownWorkload)",
            "stoop.yaml:5: router.ownWorkload.containers: not container ids (12 to 64 digits of"
                + " 0-9 and a-f each)",
            "stoop.yaml:5: router.ownWorkload.processes: not process ids (numbers, as 4711)",
            "stoop.yaml:5: router.ownWorkload.names: unknown key (one of: containers, images,"
                + " pods, processes)");
  }

  @Test
  void isCompletedByASingleMachine() {
    RouterSettings settings =
        RouterSettings.DEFAULT.withNode("here").withOwnProcess(1).withOwnProcess(2);

    assertThat(settings.node()).isEqualTo("here");
    assertThat(settings.ownWorkload().processes()).containsExactlyInAnyOrder(1L, 2L);
    assertThat(settings.ownWorkload().pods()).isEqualTo(OwnWorkload.DEFAULT.pods());
  }
}
