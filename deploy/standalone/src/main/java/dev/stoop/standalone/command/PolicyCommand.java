package dev.stoop.standalone.command;

import picocli.CommandLine.Command;

/** {@code policy}: what is done with policy files. */
@Command(
    name = "policy",
    description = "Checks policies, and says what they would do with an alert.",
    subcommands = {PolicyCheckCommand.class, PolicyExplainCommand.class})
final class PolicyCommand {}
