package dev.stoop.router.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stoop.alert.Alert;
import dev.stoop.alert.Priority;
import dev.stoop.capture.Limits;
import dev.stoop.capture.Scope;
import dev.stoop.config.ConfigException;
import dev.stoop.config.Problem;
import dev.stoop.policy.Allowance;
import dev.stoop.policy.CapturePolicy;
import dev.stoop.policy.CapturePolicy.Repeat.By;
import dev.stoop.policy.CapturePolicy.Repeat.Then;
import dev.stoop.policy.TrafficKind;
import dev.stoop.router.FalcoJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyReaderTest {
  private static final String WHOLE =
      """
      apiVersion: stoop.dev/v1alpha1
      kind: CapturePolicy
      metadata: {name: outbound-c2, labels: {team: soc}}
      spec:
        order: 10
        match:
          rules: ["*C2*", "Outbound connection*"]
          minimumPriority: Warning
          tags: [network]
          sources: [syscall]
          namespaces: [payments, "prod-*"]
          excludeNamespaces: [kube-system]
          fields: {proc.name: [curl, wget]}
        scope: Node
        traffic: Peer
        interfaces: [eth0, lo]
        before: 30s
        after: 20s
        stop: {idle: 10s, packets: 100000, bytes: 32Mi}
        snaplen: 96
        perFlow: 256Ki
        repeat: {window: 90s, by: [rule, target], then: Merge}
        budget: {perPod: 10/1h, perNamespace: 60/1h, perNode: 8 at once}
      """;

  private static String document(String name, String spec) {
    return "apiVersion: stoop.dev/v1alpha1\nkind: CapturePolicy\nmetadata: {name: "
        + name
        + "}\nspec:\n"
        + spec.indent(2);
  }

  private static List<String> problems(String text) {
    return PolicyReader.parse("p.yaml", text).problems().stream().map(Problem::toString).toList();
  }

  @Test
  void readsTheWholeFormat() {
    PolicyFiles files = PolicyReader.parse("p.yaml", WHOLE);

    assertThat(files.problems()).isEmpty();
    assertThat(files.policies())
        .containsExactly(
            new CapturePolicy(
                "outbound-c2",
                10,
                new CapturePolicy.Match(
                    List.of("*C2*", "Outbound connection*"),
                    Priority.WARNING,
                    List.of("network"),
                    List.of("syscall"),
                    List.of("payments", "prod-*"),
                    List.of("kube-system"),
                    Map.of("proc.name", List.of("curl", "wget"))),
                Scope.NODE,
                TrafficKind.PEER,
                List.of("eth0", "lo"),
                Duration.ofSeconds(30),
                Duration.ofSeconds(20),
                new Limits(100_000L, 32L << 20, Duration.ofSeconds(10), 96, 256L << 10),
                new CapturePolicy.Repeat(
                    Duration.ofSeconds(90), Set.of(By.RULE, By.TARGET), Then.MERGE),
                new CapturePolicy.Budget(
                    new Allowance.Rate(10, Duration.ofHours(1)),
                    new Allowance.Rate(60, Duration.ofHours(1)),
                    new Allowance.AtOnce(8),
                    null)));
  }

  @Test
  void hasADefaultForEverythingButTheMatch() {
    CapturePolicy policy =
        PolicyReader.parse("p.yaml", document("all", "match: {}")).book().first(anyAlert()).get();

    assertThat(policy)
        .isEqualTo(
            new CapturePolicy(
                "all",
                100,
                new CapturePolicy.Match(
                    List.of(), null, List.of(), List.of(), List.of(), List.of(), Map.of()),
                Scope.POD,
                TrafficKind.ALL,
                List.of(),
                Duration.ofSeconds(30),
                Duration.ofSeconds(15),
                new Limits(null, 64L << 20, null, 0, null),
                new CapturePolicy.Repeat(Duration.ofSeconds(60), Set.of(By.values()), Then.EXTEND),
                new CapturePolicy.Budget(null, null, null, null)));
  }

  private static Alert anyAlert() {
    return FalcoJson.connection().read();
  }

  @Test
  void tellsEveryProblemAtOnceWithLineAndHint() {
    List<String> problems =
        problems(
            """
            apiVersion: v1
            kind: CapturePolicy
            metadata: {name: Not A Name}
            spec:
              match: {rules: []}
              scope: pod
              before: 30
              snaplen: -1
              colour: red
              repeat: {by: [rule, rule]}
              budget: {perPod: many}
            ---
            kind: CapturePolicy
            spec: {}
            """);

    assertThat(problems)
        .containsExactly(
            "p.yaml:1: apiVersion: cannot be 'v1' (write apiVersion: stoop.dev/v1alpha1)",
            "p.yaml:3: metadata.name: cannot be 'Not A Name' (a name of a-z, 0-9, - and ., as"
                + " outbound-c2)",
            "p.yaml:5: spec.match.rules: an empty list or text (name what to match, or leave the"
                + " key out)",
            "p.yaml:6: spec.scope: cannot be 'pod' (one of: Pod, Service, Workload, Node)",
            "p.yaml:7: spec.before: cannot be '30' (a number with a unit: 500ms, 30s, 5m, 1h, 7d)",
            "p.yaml:8: spec.snaplen: cannot be -1 (0 to 262144)",
            "p.yaml:9: spec.colour: unknown key (one of: order, match, scope, traffic, interfaces,"
                + " before, after, stop, snaplen, perFlow, repeat, budget)",
            "p.yaml:10: spec.repeat.by: cannot have 'rule' (one of: rule, target, peer, each once)",
            "p.yaml:11: spec.budget.perPod: cannot be 'many' (a rate as 10/1h, or a count as 8 at"
                + " once)",
            "p.yaml:13: apiVersion: missing (write apiVersion: stoop.dev/v1alpha1)",
            "p.yaml:13: metadata.name: missing (a name of a-z, 0-9, - and ., as outbound-c2)",
            "p.yaml:14: spec.match: missing (say which alerts, or match: {} for every alert)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "match: [a]",
        "match: {minimumPriority: Bad}",
        "match: {fields: {proc.name: []}}",
        "match: {fields: [proc.name]}",
        "match: {namespaces: ['']}",
        "match: {rule: [a]}",
        "match: {}\norder: -1",
        "match: {}\norder: first",
        "match: {}\ntraffic: Everything",
        "match: {}\ninterfaces: [any]",
        "match: {}\ninterfaces: [../eth0]",
        "match: {}\ninterfaces: [a-name-that-is-too-long]",
        "match: {}\ninterfaces: [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q]",
        "match: {}\nbefore: 31m",
        "match: {}\nbefore: 0s\nafter: 0s",
        "match: {}\nstop: {idle: 1ms}",
        "match: {}\nstop: {packets: 0}",
        "match: {}\nstop: {bytes: 0}",
        "match: {}\nstop: {bytes: 1Qi}",
        "match: {}\nstop: {time: 1s}",
        "match: {}\nperFlow: 0",
        "match: {}\nsnaplen: 262145",
        "match: {}\nrepeat: {window: 0s}",
        "match: {}\nrepeat: {window: 2h}",
        "match: {}\nrepeat: {by: []}",
        "match: {}\nrepeat: {by: [source]}",
        "match: {}\nrepeat: {then: Drop}",
        "match: {}\nbudget: {perPod: 10}",
        "match: {}\nbudget: {perPod: 10/h}",
        "match: {}\nbudget: {perPod: 10/0s}",
        "match: {}\nbudget: {perDay: 10/1h}"
      })
  void refusesWhatMakesNoSense(String spec) {
    assertThat(problems(document("p", spec))).hasSize(1).first().asString().startsWith("p.yaml:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"- a", "a: [", "just text", "\u0000", "spec: *x"})
  void refusesWhatIsNoPolicyAtAll(String text) {
    assertThat(problems(text)).isNotEmpty();
  }

  @Test
  void refusesTwoPoliciesOfOneNameAndPointsAtBoth() {
    String twice =
        document("same", "match: {}\norder: 1") + "---\n" + document("same", "match: {}\norder: 2");

    assertThat(problems(twice))
        .containsExactly(
            "p.yaml:8: metadata.name: 'same' is the name of the policy in p.yaml:1 too (give each"
                + " policy a name of its own)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "match: {rules: [a]}, scope: Service | p.yaml:4: spec.scope: Service acts as Pod",
        "match: {rules: [a]}, scope: Workload | p.yaml:4: spec.scope: Workload acts as Pod",
        "match: {rules: [a]}, budget: {perPod: 1/1h} | p.yaml:4: spec.budget: is read but not",
        "match: {} | p.yaml:4: spec.match: is empty: every alert matches"
      })
  void warnsOfWhatMayNotBeMeant(String spec, String warning) {
    String text = document("p", "").replace("spec:\n", "spec: {" + spec + "}\n");

    PolicyFiles files = PolicyReader.parse("p.yaml", text);

    assertThat(files.problems()).isEmpty();
    assertThat(files.warnings()).hasSize(1).first().asString().startsWith(warning);
  }

  @Test
  void warnsOfTwoPoliciesOfOneOrder() {
    String both =
        document("a", "match: {rules: [a]}") + "---\n" + document("b", "match: {rules: [b]}");

    assertThat(PolicyReader.parse("p.yaml", both).warnings())
        .singleElement()
        .asString()
        .startsWith("p.yaml:7: spec.order: 100 is also the order of 'a' in p.yaml:1");
  }

  @Test
  void readsFoldersAndFiles(@TempDir Path folder) throws IOException {
    Path sub = Files.createDirectory(folder.resolve("policies"));
    Files.writeString(sub.resolve("b.yaml"), document("b", "match: {}\norder: 2"));
    Files.writeString(sub.resolve("a.yml"), document("a", "match: {}\norder: 3"));
    Files.writeString(sub.resolve(".hidden.yaml"), "- nothing");
    Files.writeString(sub.resolve("README.md"), "nothing");
    Path alone = Files.writeString(folder.resolve("alone"), document("c", "match: {}\norder: 1"));

    PolicyFiles files = PolicyReader.read(List.of(sub, alone));

    assertThat(files.problems()).isEmpty();
    assertThat(files.policies()).extracting(CapturePolicy::name).containsExactly("a", "b", "c");
    assertThat(files.book().explain(anyAlert()))
        .extracting(Explanation::policy)
        .containsExactly("c", "b", "a");
  }

  @Test
  void saysWhatIsNotThere(@TempDir Path folder) throws IOException {
    Path empty = Files.createDirectory(folder.resolve("a"));
    Path comment = Files.writeString(folder.resolve("b.yaml"), "# nothing yet");

    PolicyFiles files = PolicyReader.read(List.of(empty, comment, folder.resolve("missing.yaml")));

    assertThat(files.problems())
        .extracting(Problem::what)
        .satisfiesExactly(
            what -> assertThat(what).isEqualTo("no *.yaml file in it"),
            what -> assertThat(what).isEqualTo("no policy in it"),
            what -> assertThat(what).startsWith("cannot be read: "));
    assertThatThrownBy(files::book).isInstanceOf(ConfigException.class);
  }
}
