package dev.stoop.standalone.command;

import dev.stoop.kafka.Json;
import dev.stoop.router.ExplainedAlert;
import dev.stoop.router.PolicyExplainer;
import dev.stoop.router.decide.OwnWorkload;
import dev.stoop.router.policy.Explanation;
import dev.stoop.router.policy.PolicyReader;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code policy explain}: what would be decided about an alert, and why. */
@Command(
    name = "explain",
    description = {
      "Says what would be decided about an alert, and why.%n",
      "For each policy it says which of its conditions held. Ends with 1 if there would be no",
      "capture."
    },
    footer = {
      "",
      "Examples:",
      "  deploy/stoop policy explain --policies deploy/policies deploy/examples/alert.json"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class PolicyExplainCommand implements Callable<Integer> {
  private static final String CAPTURE = "Capture";
  private static final String UNREADABLE = "Unreadable";

  @Spec private CommandSpec spec;

  @Option(
      names = "--policies",
      required = true,
      paramLabel = "FILE|DIR",
      description = "Policies, or folders of *.yaml files; may be given again.")
  private List<Path> policies;

  @Parameters(paramLabel = "ALERT.json", description = "The alert.")
  private Path file;

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    ExplainedAlert answer =
        new PolicyExplainer(PolicyReader.read(policies).book(), OwnWorkload.DEFAULT)
            .explain(Files.readAllBytes(file));
    if (answer.kind().equals(UNREADABLE)) {
      throw CommandException.wrongUse(
          "%s is no alert: %s".formatted(file, Terminal.safe(answer.reason())));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.MAPPER.writeValueAsString(answer));
    } else {
      answer.policies().forEach(policy -> print(out, policy));
      out.println(answer.kind() + ": " + Terminal.safe(answer.reason()));
    }
    return answer.kind().equals(CAPTURE) ? ExitCode.DONE : ExitCode.NO;
  }

  private static void print(PrintWriter out, Explanation policy) {
    out.printf("%s: %s%n", policy.policy(), policy.matched() ? "matches" : "does not match");
    for (Explanation.Finding condition : policy.conditions()) {
      out.printf(
          "  %-3s %s (the alert has: %s)%n",
          condition.held() ? "yes" : "no", condition.name(), Terminal.safe(condition.found()));
    }
  }
}
