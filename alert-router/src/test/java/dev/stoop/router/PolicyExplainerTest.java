package dev.stoop.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stoop.kafka.Json;
import dev.stoop.router.decide.OwnWorkload;
import dev.stoop.router.policy.PolicyReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PolicyExplainerTest {

  private static ExplainedAlert explain(String policies, byte[] alert) {
    return new PolicyExplainer(PolicyReader.parse("p.yaml", policies).book(), OwnWorkload.DEFAULT)
        .explain(alert);
  }

  @Test
  void saysWhatWouldBeCapturedAndWhy() throws Exception {
    String policies =
        Policies.document("system", "order: 1, match: {namespaces: [kube-system]}")
            + "---\n"
            + Policies.document(
                "c2", "order: 2, match: {rules: ['*C2*'], minimumPriority: Notice}, traffic: Peer");

    ExplainedAlert explained =
        explain(policies, FalcoJson.connection().field("k8s.pod.ip", "10.244.1.17").bytes());

    assertThat(Json.MAPPER.valueToTree(explained).toString())
        .isEqualTo(
            Json.MAPPER
                .readTree(
                    """
                    {
                      "kind": "Capture",
                      "reason": "policy c2 matches",
                      "policy": "c2",
                      "conditions": [
                        {"name": "rules", "held": true, "found": "Outbound connection to C2 servers"},
                        {"name": "minimumPriority", "held": true, "found": "Warning"}
                      ],
                      "target": {
                        "kind": "Container", "containerId": "0123456789ab",
                        "namespace": "payments", "pod": "checkout-7d9f", "node": "worker-3"
                      },
                      "traffic": {
                        "kind": "Peer",
                        "peers": [{"address": "203.0.113.7", "port": 443, "protocol": "tcp"}]
                      },
                      "from": "2026-03-14T15:08:56.535897932Z",
                      "until": "2026-03-14T15:09:41.535897932Z",
                      "policies": [
                        {
                          "policy": "system", "matched": false,
                          "conditions": [{"name": "namespaces", "held": false, "found": "payments"}]
                        },
                        {
                          "policy": "c2", "matched": true,
                          "conditions": [
                            {"name": "rules", "held": true, "found": "Outbound connection to C2 servers"},
                            {"name": "minimumPriority", "held": true, "found": "Warning"}
                          ]
                        }
                      ]
                    }
                    """)
                .toString());
  }

  @Test
  void saysWhyNothingWouldBeCaptured() {
    ExplainedAlert noPolicy =
        explain(Policies.document("other", "match: {rules: [a]}"), FalcoJson.shell().bytes());
    ExplainedAlert noTarget =
        explain(
            Policies.document("all", "match: {}"),
            FalcoJson.shell().field("container.id", "host").bytes());
    ExplainedAlert unreadable =
        explain(Policies.document("all", "match: {}"), "{".getBytes(StandardCharsets.UTF_8));

    assertThat(noPolicy.kind()).isEqualTo("NoPolicy");
    assertThat(noPolicy.policy()).isNull();
    assertThat(noPolicy.policies()).hasSize(1);
    assertThat(noTarget.kind()).isEqualTo("NoTarget");
    assertThat(noTarget.policy()).isEqualTo("all");
    assertThat(unreadable.kind()).isEqualTo("Unreadable");
    assertThat(unreadable.reason()).startsWith("not JSON");
  }

  @Test
  void needsNoNodeAndNoFreshAlert() {
    ExplainedAlert explained =
        explain(
            Policies.document("all", "match: {}, scope: Node, traffic: Conversation"),
            FalcoJson.connection()
                .without("hostname")
                .head("time", "2001-01-01T01:10:00Z")
                .bytes());

    assertThat(explained.kind()).isEqualTo("Capture");
    assertThat(explained.target())
        .isEqualTo(new ExplainedAlert.Place("Host", null, null, null, null, "unknown"));
    assertThat(explained.traffic())
        .isNotNull()
        .satisfies(traffic -> assertThat(traffic.peers()).hasSize(2));
  }

  @Test
  void explainsEveryAlertThatFalcoPublished() {
    String policies = Policies.document("all", "match: {}");

    assertThat(UpstreamAlerts.all())
        .map(alert -> explain(policies, alert).reason())
        .allMatch(reason -> !reason.isBlank());
  }
}
