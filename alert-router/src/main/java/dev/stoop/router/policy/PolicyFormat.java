package dev.stoop.router.policy;

import dev.stoop.capture.Scope;
import dev.stoop.config.Problem;
import dev.stoop.config.Section;
import dev.stoop.policy.CapturePolicy;
import dev.stoop.policy.TrafficKind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** One YAML document in the policy format: {@code apiVersion}, {@code kind}, name and spec. */
final class PolicyFormat {
  private static final String API_VERSION = "stoop.dev/v1alpha1";
  private static final String KIND = "CapturePolicy";

  private static final int DEFAULT_ORDER = 100;
  private static final int MAXIMUM_ORDER = 1_000_000;
  private static final Duration DEFAULT_BEFORE = Duration.ofSeconds(30);
  private static final Duration DEFAULT_AFTER = Duration.ofSeconds(15);
  private static final Duration LONGEST_SIDE = Duration.ofMinutes(30);
  private static final int MAXIMUM_INTERFACES = 16;

  /** As Kubernetes names its objects: a DNS subdomain (RFC 1123). */
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");

  /** What the kernel takes for a name, but for the pseudo-interface that stands for all. */
  private static final Pattern INTERFACE = Pattern.compile("(?!any$|\\.{1,2}$)[^/:\\s]{1,15}");

  private final Section document;
  private final List<Problem> warnings;

  /**
   * @param warnings added to; problems go to the document's own
   */
  PolicyFormat(Section document, List<Problem> warnings) {
    this.document = document;
    this.warnings = warnings;
  }

  /** The policy, with defaults in place of what is wrong. */
  CapturePolicy read() {
    constant("apiVersion", API_VERSION);
    constant("kind", KIND);
    String name = name();
    Section spec = document.section("spec");
    if (!document.has("spec")) {
      document.problem("spec", "missing", "write spec: and what to capture below it");
    }
    document.rejectUnknown();
    CapturePolicy policy =
        new CapturePolicy(
            name,
            (int) spec.number("order", DEFAULT_ORDER, 0, MAXIMUM_ORDER),
            new MatchFormat(spec).read(),
            scope(spec),
            Choice.of(spec, "traffic", TrafficKind.values(), TrafficKind.ALL),
            interfaces(spec),
            Bounded.duration(spec, "before", DEFAULT_BEFORE, Duration.ZERO, LONGEST_SIDE),
            Bounded.duration(spec, "after", DEFAULT_AFTER, Duration.ZERO, LONGEST_SIDE),
            new LimitsFormat(spec).read(),
            new RepeatFormat(spec.section("repeat")).read(),
            new BudgetFormat(spec.section("budget")).read());
    if (policy.before().plus(policy.after()).isZero()) {
      spec.problem("after", "before and after are both 0", "capture some time, as after: 15s");
    }
    spec.rejectUnknown();
    warn(spec, policy);
    return policy;
  }

  private void constant(String key, String wanted) {
    String given = document.required(key, "write " + key + ": " + wanted);
    if (!given.isEmpty() && !given.equals(wanted)) {
      document.problem(key, "cannot be '" + given + "'", "write " + key + ": " + wanted);
    }
  }

  /** Labels and annotations are for others. */
  private String name() {
    Section metadata = document.section("metadata");
    metadata.section("labels").keys();
    metadata.section("annotations").keys();
    String hint = "a name of a-z, 0-9, - and ., as outbound-c2";
    String name = metadata.required("name", hint);
    if (!name.isEmpty() && !NAME.matcher(name).matches()) {
      metadata.problem("name", "cannot be '" + name + "'", hint);
    }
    metadata.rejectUnknown();
    return name;
  }

  private static Scope scope(Section spec) {
    return Choice.of(spec, "scope", Scope.values(), Scope.POD);
  }

  private static List<String> interfaces(Section spec) {
    List<String> names = spec.texts("interfaces");
    for (String name : names) {
      if (!INTERFACE.matcher(name).matches()) {
        spec.problem(
            "interfaces",
            "cannot have '" + name + "'",
            "names as eth0 and lo; without the key: all but lo");
      }
    }
    if (names.size() > MAXIMUM_INTERFACES) {
      spec.problem("interfaces", names.size() + " of them", "at most " + MAXIMUM_INTERFACES);
    }
    return names;
  }

  private void warn(Section spec, CapturePolicy policy) {
    Set<Scope> acting = EnumSet.of(Scope.POD, Scope.NODE);
    if (!acting.contains(policy.scope())) {
      warning(spec, "scope", Choice.title(policy.scope()) + " acts as Pod in this version");
    }
    if (spec.has("budget")) {
      warning(spec, "budget", "is read but not spent in this version");
    }
    if (spec.has("match") && Condition.of(policy.match()).isEmpty()) {
      warning(spec, "match", "is empty: every alert matches");
    }
  }

  private void warning(Section spec, String key, String what) {
    warnings.add(new Problem(spec.place(key), "spec." + key, what, "leave it if that is meant"));
  }
}
