package dev.stoop.standalone.command;

import picocli.CommandLine.Command;

/** {@code evidence}: what is done with evidence files. */
@Command(
    name = "evidence",
    description = "Fetches evidence, and checks that it is unchanged.",
    subcommands = {EvidenceGetCommand.class, EvidenceVerifyCommand.class})
final class EvidenceCommand {}
