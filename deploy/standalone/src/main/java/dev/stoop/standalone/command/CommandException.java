package dev.stoop.standalone.command;

/** A command cannot be done; the message says what, where and what to do. */
final class CommandException extends Exception {
  private final int exitCode;

  private CommandException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  static CommandException no(String message) {
    return new CommandException(ExitCode.NO, message);
  }

  static CommandException wrongUse(String message) {
    return new CommandException(ExitCode.WRONG_USE, message);
  }

  static CommandException missing(String message) {
    return new CommandException(ExitCode.MISSING, message);
  }

  int exitCode() {
    return exitCode;
  }
}
