package dev.stoop.standalone.command;

import dev.stoop.config.ConfigException;
import dev.stoop.standalone.history.BrokerUnavailableException;
import java.io.IOException;
import java.io.PrintWriter;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what went wrong in words; a stack trace is for what nobody thought of. */
final class Errors implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    switch (e) {
      case CommandException known -> {
        err.println(known.getMessage());
        return known.exitCode();
      }
      case ConfigException config -> {
        config.problems().forEach(err::println);
        return ExitCode.WRONG_USE;
      }
      case BrokerUnavailableException away -> err.println(away.getMessage());
      case IOException io -> err.println(io.getMessage() == null ? io : io.getMessage());
      case KafkaException kafka -> err.println("Kafka: " + kafka.getMessage());
      default -> e.printStackTrace(err);
    }
    return ExitCode.MISSING;
  }
}
