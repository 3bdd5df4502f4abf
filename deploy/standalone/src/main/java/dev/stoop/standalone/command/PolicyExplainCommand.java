package dev.stoop.standalone.command;

import dev.stoop.alert.Alert;
import dev.stoop.kafka.Decoded;
import dev.stoop.kafka.Json;
import dev.stoop.router.falco.FalcoAlertReader;
import dev.stoop.router.policy.Explanation;
import dev.stoop.router.policy.PolicyReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code policy explain}: which policy would decide about an alert, and why the others not. */
@Command(
    name = "explain",
    description = {
      "Says which policy would decide about an alert, and for each policy which of its conditions",
      "held. Ends with 1 if no policy wants the alert."
    },
    footer = {
      "",
      "Examples:",
      "  deploy/stoop policy explain --policies deploy/policies deploy/examples/alert.json"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class PolicyExplainCommand implements Callable<Integer> {
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

  /**
   * What is printed as JSON.
   *
   * @param decides the policy that decides; null where none does
   */
  private record Answer(@Nullable String decides, List<Explanation> policies) {}

  @Override
  public Integer call() throws Exception {
    List<Explanation> explanations = PolicyReader.read(policies).book().explain(alert());
    Optional<Explanation> first = explanations.stream().filter(Explanation::matched).findFirst();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      String decides = first.map(Explanation::policy).orElse(null);
      out.println(Json.MAPPER.writeValueAsString(new Answer(decides, explanations)));
    } else {
      explanations.forEach(explanation -> print(out, explanation, first));
      out.println(
          first.map(e -> "policy " + e.policy() + " decides").orElse("no policy wants this alert"));
    }
    return first.isPresent() ? ExitCode.DONE : ExitCode.NO;
  }

  private Alert alert() throws IOException, CommandException {
    return switch (FalcoAlertReader.read(Files.readAllBytes(file))) {
      case Decoded.Value<Alert>(Alert alert) -> alert;
      case Decoded.Unreadable<Alert>(String reason) ->
          throw CommandException.wrongUse("%s is no alert: %s".formatted(file, reason));
    };
  }

  private static void print(PrintWriter out, Explanation explanation, Optional<Explanation> first) {
    String verdict = explanation.matched() ? "matches" : "does not match";
    if (explanation.matched() && first.filter(explanation::equals).isEmpty()) {
      verdict = "would match, but comes later";
    }
    out.printf("%s: %s%n", explanation.policy(), verdict);
    for (Explanation.Finding finding : explanation.conditions()) {
      out.printf(
          "  %s %s (the alert has %s)%n",
          finding.held() ? "yes" : "no ", finding.name(), Terminal.safe(finding.found()));
    }
  }
}
