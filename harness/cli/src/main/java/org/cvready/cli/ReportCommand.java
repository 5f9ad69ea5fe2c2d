package org.cvready.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cvready.certificate.Dossier;
import org.cvready.report.AtomicFiles;
import org.cvready.report.CertificateJson;
import org.cvready.report.EvidenceJson;
import org.cvready.report.ReportFormat;
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
    Path file = request.folder().resolve(ReportFormat.JSON.fileName());
    if (!Files.exists(file)) {
      throw new IOException(
          "no finished run in %s: %s is missing".formatted(request.folder(), file));
    }
    Dossier dossier = new Dossier(CertificateJson.read(file), EvidenceJson.read(request.folder()));
    String text = request.format().print(dossier);
    if (request.out().isEmpty()) {
      streams.print(text);
      return ExitCode.OK;
    }
    AtomicFiles.write(request.out().get(), text);
    streams.err().println("Wrote " + request.out().get());
    return ExitCode.OK;
  }
}
