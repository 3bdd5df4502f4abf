package dev.stoop.router.policy;

import dev.stoop.config.Quantities;
import dev.stoop.config.Section;
import dev.stoop.policy.Allowance;
import dev.stoop.policy.CapturePolicy.Budget;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The key {@code budget}: how many captures a policy may open, as {@code 10/1h} or {@code 8 at
 * once}.
 */
final class BudgetFormat {
  private static final Pattern RATE = Pattern.compile("(\\d{1,6})/(\\w{1,16})");
  private static final Pattern AT_ONCE = Pattern.compile("(\\d{1,6}) at once");

  private final Section budget;

  BudgetFormat(Section budget) {
    this.budget = budget;
  }

  Budget read() {
    Budget read =
        new Budget(
            allowance("perPod"),
            allowance("perNamespace"),
            allowance("perNode"),
            allowance("perCluster"));
    budget.rejectUnknown();
    return read;
  }

  private @Nullable Allowance allowance(String key) {
    return budget
        .value(key, BudgetFormat::parse, "a rate as 10/1h, or a count as 8 at once")
        .orElse(null);
  }

  private static Optional<Allowance> parse(String text) {
    Matcher atOnce = AT_ONCE.matcher(text);
    if (atOnce.matches()) {
      return Optional.of(new Allowance.AtOnce(Integer.parseInt(atOnce.group(1))));
    }
    Matcher rate = RATE.matcher(text);
    if (!rate.matches()) {
      return Optional.empty();
    }
    int captures = Integer.parseInt(rate.group(1));
    return Quantities.duration(rate.group(2))
        .filter(Duration::isPositive)
        .map(per -> new Allowance.Rate(captures, per));
  }
}
