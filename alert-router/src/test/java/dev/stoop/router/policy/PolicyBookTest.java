package dev.stoop.router.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoop.alert.Alert;
import dev.stoop.policy.CapturePolicy;
import dev.stoop.router.FalcoJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyBookTest {
  private static final Alert ALERT =
      FalcoJson.connection().head("tags", List.of("network", "T1071")).read();

  private static PolicyBook book(String... documents) {
    return PolicyReader.parse("p.yaml", String.join("---\n", documents)).book();
  }

  private static String policy(String name, int order, String match) {
    return "apiVersion: stoop.dev/v1alpha1\nkind: CapturePolicy\nmetadata: {name: %s}\nspec: {order: %d, match: %s}\n"
        .formatted(name, order, match);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                      | true",
        "{rules: ['*C2*']}                                       | true",
        "{rules: [other, '*C2*']}                                | true",
        "{rules: [C2]}                                           | false",
        "{minimumPriority: Warning}                              | true",
        "{minimumPriority: Debug}                                | true",
        "{minimumPriority: Error}                                | false",
        "{tags: [T1071]}                                         | true",
        "{tags: ['T10*', other]}                                 | true",
        "{tags: [container]}                                     | false",
        "{sources: [syscall]}                                    | true",
        "{sources: [k8s_audit]}                                  | false",
        "{namespaces: ['pay*']}                                  | true",
        "{namespaces: [kube-system]}                             | false",
        "{excludeNamespaces: [kube-system]}                      | true",
        "{excludeNamespaces: ['pay*']}                           | false",
        "{fields: {proc.name: [wget, curl]}}                     | true",
        "{fields: {proc.name: [curl], k8s.pod.name: [other]}}    | false",
        "{fields: {not.there: ['*']}}                            | false",
        "{rules: ['*C2*'], tags: [container]}                    | false"
      })
  void everyConditionMustHold(String match, boolean matches) {
    assertThat(book(policy("p", 1, match)).first(ALERT).isPresent()).isEqualTo(matches);
  }

  @Test
  void whatIsUnknownIsInNoNamespaceAndInNoneThatIsExcluded() {
    Alert unknown = FalcoJson.connection().field("k8s.ns.name", null).read();

    assertThat(book(policy("p", 1, "{namespaces: ['*']}")).first(unknown)).isEmpty();
    assertThat(book(policy("p", 1, "{excludeNamespaces: ['*']}")).first(unknown)).isPresent();
  }

  @Test
  void theLowestOrderDecidesAndThenTheName() {
    PolicyBook book =
        book(
            policy("late", 20, "{}"),
            policy("b", 10, "{}"),
            policy("a", 10, "{}"),
            policy("other", 1, "{rules: [other]}"));

    assertThat(book.first(ALERT).map(CapturePolicy::name)).hasValue("a");
  }

  @Test
  void explainsEachPolicy() {
    PolicyBook book =
        book(
            policy("system", 1, "{rules: ['*C2*'], namespaces: [kube-system]}"),
            policy("rest", 2, "{}"));

    assertThat(book.explain(ALERT))
        .containsExactly(
            new Explanation(
                "system",
                false,
                List.of(
                    new Explanation.Finding("rules", true, "Outbound connection to C2 servers"),
                    new Explanation.Finding("namespaces", false, "payments"))),
            new Explanation("rest", true, List.of()));
  }

  @Test
  void cutsWhatItFound() {
    Alert alert = FalcoJson.connection().field("proc.cmdline", "x".repeat(3000)).read();

    assertThat(book(policy("p", 1, "{fields: {proc.cmdline: [a]}}")).explain(alert))
        .first()
        .satisfies(e -> assertThat(e.conditions().getFirst().found()).hasSize(203).endsWith("..."));
  }
}
