package dev.stoop.standalone.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code stoop}: the command line. */
@Command(
    name = "deploy/stoop",
    description = "Turns Falco alerts into packet evidence.",
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    version = "Stoop 0.1.0",
    subcommands = {
      DemoCommand.class,
      StandaloneCommand.class,
      RouterCommand.class,
      WorkerCommand.class,
      IndexerCommand.class,
      SendCommand.class,
      CapturesCommand.class,
      ShowCommand.class,
      EvidenceCommand.class,
      IndexCommand.class,
      PolicyCommand.class,
      HelpCommand.class
    },
    footer = {
      "",
      "Exit codes: 0 done, or the answer is yes; 1 the answer is no; 2 wrong use or configuration;",
      "3 something that it needs is missing or down.",
      "",
      "Examples:",
      "  deploy/stoop demo",
      "  deploy/stoop help send"
    })
public final class Stoop {
  private Stoop() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The commands, ready to be executed; what they print may be redirected. */
  static CommandLine commandLine() {
    return new CommandLine(new Stoop())
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .setExecutionExceptionHandler(new Errors())
        .setUsageHelpAutoWidth(true);
  }
}
