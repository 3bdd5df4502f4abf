package dev.stoop.router;

import dev.stoop.alert.ContainerIds;
import dev.stoop.config.Section;
import dev.stoop.router.decide.Freshness;
import dev.stoop.router.decide.OwnWorkload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the router can be told, under {@code router:} in the configuration.
 *
 * @param policies files and folders, relative to the working folder
 * @param node the node of every alert; null: the one that the alert names
 * @param freshness {@code staleAfter} and {@code clockTolerance}
 * @param stateDir where Kafka Streams keeps what it can also read from Kafka again; one for each
 *     running router
 * @param ownWorkload what is never captured
 */
public record RouterSettings(
    List<Path> policies,
    @Nullable String node,
    Freshness freshness,
    Path stateDir,
    OwnWorkload ownWorkload) {
  private static final Pattern PID = Pattern.compile("[1-9]\\d{0,9}");
  private static final Duration LONGEST = Duration.ofHours(12);

  public static final RouterSettings DEFAULT =
      new RouterSettings(
          List.of(Path.of("policies")),
          null,
          Freshness.DEFAULT,
          Path.of("data/router"),
          OwnWorkload.DEFAULT);

  public RouterSettings {
    policies = List.copyOf(policies);
  }

  /** Reads the section {@code router}; what is wrong goes to the section's problems. */
  public static RouterSettings from(Section section) {
    List<String> policies = section.texts("policies");
    RouterSettings settings =
        new RouterSettings(
            policies.isEmpty() ? DEFAULT.policies : policies.stream().map(Path::of).toList(),
            section.text("node").filter(name -> !name.isBlank()).orElse(DEFAULT.node),
            freshness(section),
            section.text("stateDir").map(Path::of).orElse(DEFAULT.stateDir),
            ownWorkload(section.section("ownWorkload")));
    section.rejectUnknown();
    return settings;
  }

  /** With a node for every alert, as a single machine knows it. */
  public RouterSettings withNode(String name) {
    return new RouterSettings(policies, name, freshness, stateDir, ownWorkload);
  }

  /** With a process on the node that is never captured either. */
  public RouterSettings withOwnProcess(long pid) {
    Set<Long> processes = new HashSet<>(ownWorkload.processes());
    processes.add(pid);
    return new RouterSettings(
        policies,
        node,
        freshness,
        stateDir,
        new OwnWorkload(
            ownWorkload.images(), ownWorkload.pods(), ownWorkload.containers(), processes));
  }

  private static Freshness freshness(Section section) {
    return new Freshness(
        within(section, "staleAfter", Freshness.DEFAULT.staleAfter(), Duration.ofSeconds(1)),
        within(section, "clockTolerance", Freshness.DEFAULT.clockTolerance(), Duration.ZERO));
  }

  private static Duration within(Section section, String key, Duration otherwise, Duration least) {
    Duration given = section.duration(key, otherwise);
    if (given.compareTo(least) >= 0 && given.compareTo(LONGEST) <= 0) {
      return given;
    }
    section.problem(
        key,
        "cannot be " + section.text(key, ""),
        least.toSeconds() + "s to " + LONGEST.toHours() + "h");
    return otherwise;
  }

  private static OwnWorkload ownWorkload(Section section) {
    List<String> containers = section.texts("containers");
    if (!containers.stream().allMatch(ContainerIds::isContainerId)) {
      section.problem("containers", "not container ids", "12 to 64 digits of 0-9 and a-f each");
    }
    OwnWorkload own =
        new OwnWorkload(
            section.texts("images"),
            section.has("pods") ? section.texts("pods") : OwnWorkload.DEFAULT.pods(),
            containers,
            processes(section));
    section.rejectUnknown();
    return own;
  }

  private static Set<Long> processes(Section section) {
    List<String> pids = section.texts("processes");
    if (!pids.stream().allMatch(pid -> PID.matcher(pid).matches())) {
      section.problem("processes", "not process ids", "numbers, as 4711");
      return Set.of();
    }
    return pids.stream().map(Long::valueOf).collect(Collectors.toUnmodifiableSet());
  }
}
