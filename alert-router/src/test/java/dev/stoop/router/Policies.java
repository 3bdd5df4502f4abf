package dev.stoop.router;

import dev.stoop.policy.CapturePolicy;
import dev.stoop.router.policy.PolicyBook;
import dev.stoop.router.policy.PolicyReader;

/** Policies from a line of YAML. */
public final class Policies {
  private Policies() {}

  /** One policy named {@code test}: {@code match: {}, scope: Node}. */
  public static CapturePolicy policy(String spec) {
    return PolicyReader.parse("test.yaml", document("test", spec)).policies().getFirst();
  }

  public static PolicyBook book(String spec) {
    return PolicyReader.parse("test.yaml", document("test", spec)).book();
  }

  public static String document(String name, String spec) {
    return """
        apiVersion: stoop.dev/v1alpha1
        kind: CapturePolicy
        metadata: {name: %s}
        spec: {%s}
        """
        .formatted(name, spec);
  }
}
