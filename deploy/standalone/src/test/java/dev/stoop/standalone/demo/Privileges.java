package dev.stoop.standalone.demo;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What a test may need of the machine: skipped without it, but not where CI says it is there. */
final class Privileges {
  private Privileges() {}

  static void assumeRoot() {
    boolean root = System.getProperty("user.name").equals("root");
    if (System.getenv("CI") == null) {
      assumeTrue(root, "needs root: it makes network namespaces");
    }
  }
}
