package dev.stoop.standalone.command;

import dev.stoop.config.Problem;
import dev.stoop.router.policy.PolicyFiles;
import dev.stoop.router.policy.PolicyReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code policy check}: every problem of policy files at once. */
@Command(
    name = "check",
    description =
        "Reads policies and says everything that is wrong with them. Ends with 2 if anything is.",
    footer = {
      "",
      "Examples:",
      "  deploy/stoop policy check deploy/policies",
      "  deploy/stoop policy check a.yaml b.yaml"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class PolicyCheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description = "Policies, or folders of *.yaml files.")
  private List<Path> paths;

  @Override
  public Integer call() {
    PolicyFiles files = PolicyReader.read(paths);
    PrintWriter err = spec.commandLine().getErr();
    files.problems().forEach(problem -> print(err, "", problem));
    files.warnings().forEach(warning -> print(err, "warning: ", warning));
    if (!files.problems().isEmpty()) {
      return ExitCode.WRONG_USE;
    }
    spec.commandLine().getOut().printf("%d policies, no problem%n", files.policies().size());
    return ExitCode.DONE;
  }

  private static void print(PrintWriter err, String kind, Problem problem) {
    err.println(kind + Terminal.safe(problem));
  }
}
