package dev.stoop.standalone.command;

import dev.stoop.indexer.CaptureReader;
import dev.stoop.indexer.document.DocumentCounts;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code index}: any capture file's documents. */
@Command(
    name = "index",
    description = "Turns capture files (pcap, pcapng) into ECS documents, one line of JSON each.",
    footer = {
      "",
      "Examples:",
      "  deploy/stoop index evidence.pcapng",
      "  deploy/stoop index *.pcap | jq 'select(.event.dataset == \"capture.dns\").dns.question'"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class IndexCommand implements Callable<Integer> {
  private static final int BUFFER_BYTES = 1 << 16;

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Capture files.")
  private List<Path> files;

  @Override
  public Integer call() throws IOException, CommandException {
    for (Path file : files) {
      if (!Files.isReadable(file) || Files.isDirectory(file)) {
        throw CommandException.missing(file + " is no file that can be read");
      }
    }
    // Not System.out, which hides that nobody reads any more.
    try (OutputStream out =
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER_BYTES)) {
      for (Path file : files) {
        index(file, out);
      }
    } catch (IOException e) {
      if (!isBrokenPipe(e)) {
        throw e;
      }
      // The reader has read enough, as head does.
    }
    return ExitCode.DONE;
  }

  private static boolean isBrokenPipe(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return "Broken pipe".equals(cause.getMessage());
  }

  private void index(Path file, OutputStream out) throws IOException {
    DocumentCounts counts =
        CaptureReader.read(
            file,
            document -> {
              out.write(document.json());
              out.write('\n');
            });
    spec.commandLine().getErr().println(file + ": " + describe(counts));
  }

  private static String describe(DocumentCounts counts) {
    return counts.byDataset().entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey().text())
        .collect(Collectors.joining(", "));
  }
}
