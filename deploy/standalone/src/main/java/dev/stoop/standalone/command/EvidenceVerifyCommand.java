package dev.stoop.standalone.command;

import dev.stoop.evidence.ChangedRange;
import dev.stoop.evidence.EvidenceVerifier;
import dev.stoop.evidence.Verification;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code evidence verify}: whether files are what their manifests say. */
@Command(
    name = "verify",
    description = {
      "Compares evidence files with the manifests beside them (NAME.manifest.json).",
      "Ends with 1 and says where, if one was changed."
    },
    footer = {"", "Examples:", "  deploy/stoop evidence verify evidence.pcapng"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class EvidenceVerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Evidence files.")
  private List<Path> files = List.of();

  @Override
  public Integer call() throws Exception {
    EvidenceVerifier verifier = new EvidenceVerifier();
    PrintWriter out = spec.commandLine().getOut();
    boolean allIntact = true;
    for (Path file : files) {
      Verification verification = verifier.verify(file);
      describe(verification).forEach(line -> out.println(file + ": " + Terminal.safe(line)));
      allIntact &= verification instanceof Verification.Intact;
    }
    return allIntact ? ExitCode.DONE : ExitCode.NO;
  }

  private static List<String> describe(Verification verification) {
    return switch (verification) {
      case Verification.Intact(var manifest) -> List.of("intact, SHA-256 " + manifest.fileSha256());
      case Verification.Changed changed when changed.ranges().isEmpty() ->
          List.of("the manifest was changed: it contradicts itself");
      case Verification.Changed changed ->
          changed.ranges().stream().map(EvidenceVerifyCommand::describe).toList();
      case Verification.WrongLength(long expected, long actual) ->
          List.of("changed: it has %d bytes and should have %d".formatted(actual, expected));
      case Verification.NoManifest(Path expected) ->
          List.of("cannot be verified: there is no " + expected);
      case Verification.ManifestUnreadable(Path manifest, String reason) ->
          List.of("cannot be verified: %s is unusable: %s".formatted(manifest, reason));
    };
  }

  private static String describe(ChangedRange range) {
    return "changed within bytes %d to %d: %s"
        .formatted(range.from(), range.to() - 1, range.content());
  }
}
