package org.cvready.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cvready.run.Fault;

/** From what was thrown to one clear line and an exit code. */
final class Failures {
  /** Which exit code a kind of exception stands for; the first that fits holds. */
  private record Rule(Class<? extends Throwable> type, ExitCode code) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule(BadArgumentException.class, ExitCode.BAD_ARGUMENT),
          new Rule(UncheckedIOException.class, ExitCode.BAD_DATA),
          new Rule(IOException.class, ExitCode.BAD_DATA));

  private Failures() {}

  /** The exit code that {@code thrown} stands for. */
  static ExitCode code(Throwable thrown) {
    Optional<Fault> fault = Fault.of(thrown);
    if (fault.isPresent()) {
      return fault.get() == Fault.PLAN ? ExitCode.BAD_ARGUMENT : ExitCode.BAD_DATA;
    }
    return RULES.stream()
        .filter(rule -> rule.type().isInstance(thrown))
        .map(Rule::code)
        .findFirst()
        .orElse(ExitCode.OUR_FAULT);
  }

  /**
   * Prints what went wrong.
   *
   * @param debug true to print where in the program it went wrong, too
   * @return the exit code
   */
  static ExitCode report(Throwable thrown, boolean debug, PrintStream err) {
    ExitCode code = code(thrown);
    err.println("cvready: error: " + message(thrown));
    if (debug) {
      thrown.printStackTrace(err);
      return code;
    }
    if (thrown instanceof OutOfMemoryError) {
      err.println("Give it more memory, for example: CVREADY_OPTS=-Xmx8g cvready ...");
      return code;
    }
    if (code == ExitCode.OUR_FAULT) {
      err.println(
          "This is a fault of cvready, not of your input. Please report it with what the same"
              + " command prints with --debug.");
    }
    return code;
  }

  private static String message(Throwable thrown) {
    if (thrown instanceof UncheckedIOException) {
      return message(Objects.requireNonNull(thrown.getCause()));
    }
    if (thrown instanceof FileSystemException file && file.getReason() == null) {
      return fileMessage(file);
    }
    if (thrown instanceof OutOfMemoryError) {
      return "not enough memory: " + thrown.getMessage();
    }
    String message = thrown.getMessage();
    if (message == null || message.isBlank()) {
      return thrown.getClass().getName();
    }
    // Where nobody chose the wording for a user, the kind of the exception is the best part of it.
    return code(thrown) == ExitCode.OUR_FAULT ? thrown.toString() : message;
  }

  private static String fileMessage(FileSystemException file) {
    if (file instanceof NoSuchFileException) {
      return "no such file or folder: " + file.getFile();
    }
    if (file instanceof AccessDeniedException) {
      return "no permission for " + file.getFile();
    }
    if (file instanceof NotDirectoryException) {
      return "not a folder: " + file.getFile();
    }
    if (file instanceof FileAlreadyExistsException) {
      return "a file stands where a folder is needed: " + file.getFile();
    }
    return "cannot read or write " + file.getFile();
  }
}
