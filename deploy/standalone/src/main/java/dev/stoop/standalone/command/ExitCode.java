package dev.stoop.standalone.command;

/** What a program learns from the way a command ends. */
final class ExitCode {
  /** Done; or the answer is yes. */
  static final int DONE = 0;

  /** The answer is no. */
  static final int NO = 1;

  /** The command line or a configuration is wrong. */
  static final int WRONG_USE = 2;

  /** Something that the command needs is missing or down. */
  static final int MISSING = 3;

  private ExitCode() {}
}
