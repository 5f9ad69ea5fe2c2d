package org.cvready.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cvready.report.ReportFormat;

/**
 * Runs the short verbs once while the distribution is built, so that Java can put the classes they
 * load into the archive that makes later starts fast.
 */
final class Rehearsal {
  private Rehearsal() {}

  /**
   * Runs every command; what they print goes nowhere.
   *
   * @param args a certificate to print, and an empty folder to work in
   */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[1]));
    Files.write(folder.resolve(ReportFormat.JSON.fileName()), Files.readAllBytes(Path.of(args[0])));
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Streams streams = new Streams(nowhere, nowhere, false);
    for (List<String> command : commands(folder)) {
      Main.run(streams, command.toArray(String[]::new));
    }
  }

  private static List<List<String>> commands(Path folder) {
    List<List<String>> commands = new ArrayList<>();
    commands.add(List.of("--version"));
    commands.add(List.of("--help"));
    commands.add(List.of("no-such-verb"));
    commands.add(List.of("report", "--help"));
    commands.add(List.of("report", folder.resolve("missing").toString(), "--format", "json"));
    for (ReportFormat format : ReportFormat.values()) {
      String out = folder.resolve("out-" + format.fileName()).toString();
      commands.add(List.of("report", folder.toString(), "--format", format.key(), "--out", out));
      commands.add(List.of("report", folder.toString(), "--format", format.key()));
    }
    return commands;
  }
}
