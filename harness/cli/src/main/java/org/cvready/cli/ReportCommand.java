package org.cvready.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.cvready.report.AtomicFiles;
import org.cvready.report.ReportFormat;
import org.cvready.report.RunFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code report}: prints a finished run again. */
@Command(
    name = "report",
    description = "Print a finished run again, in another form.",
    footer = {
      "",
      "Example:",
      "  cvready report out --format md > comment.md",
      "",
      "Ends with 0 whatever the verdict was: only printing is judged."
    })
final class ReportCommand extends Verb<ReportCommand.Request> {
  /**
   * What to print.
   *
   * @param folder of the run
   * @param format in which form
   * @param out where to; empty for standard output
   */
  record Request(Path folder, ReportFormat format, Optional<Path> out) {}

  @Parameters(paramLabel = "DIR", description = "Folder of the run: certify's --out.")
  private Path folder = Path.of("");

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "One of ${COMPLETION-CANDIDATES}.")
  private ReportFormat format = ReportFormat.JSON;

  @Option(names = "--out", paramLabel = "FILE", description = "File to write; default: print.")
  private @Nullable Path out;

  ReportCommand(Streams streams) {
    super(ReportCommand::print, streams);
  }

  @Override
  Request request() {
    return new Request(folder, format, Optional.ofNullable(out));
  }

  private static ExitCode print(Request request, Streams streams) throws IOException {
    String text = request.format().print(RunFolder.read(request.folder()));
    if (request.out().isEmpty()) {
      streams.print(text);
      return ExitCode.OK;
    }
    AtomicFiles.write(request.out().get(), text);
    streams.err().println("Wrote " + request.out().get());
    return ExitCode.OK;
  }
}
