package org.cvready.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Runs the short verbs once while the distribution is built, so that Java can put the classes they
 * load into the archive that makes later starts fast.
 */
final class Rehearsal {
  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("--version"),
          List.of("--help"),
          List.of("report", "--help"),
          List.of("report", "no-such-folder", "--format", "json"),
          List.of("no-such-verb"));

  private Rehearsal() {}

  /** Runs every command; what they print goes nowhere. */
  public static void main(String[] args) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Streams streams = new Streams(nowhere, nowhere, false);
    for (List<String> command : COMMANDS) {
      Main.run(streams, command.toArray(String[]::new));
    }
  }
}
