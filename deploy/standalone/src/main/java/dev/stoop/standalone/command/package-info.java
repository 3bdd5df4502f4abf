/**
 * The command line, one class per command. Results go to standard output, everything else to
 * standard error; {@link dev.stoop.standalone.command.ExitCode} says what the exit codes mean.
 */
@NullMarked
package dev.stoop.standalone.command;

import org.jspecify.annotations.NullMarked;
