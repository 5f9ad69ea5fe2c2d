package org.cvready.cli;

import java.io.IOException;
import org.cvready.certificate.Certificate;
import org.cvready.report.ConsoleSummary;
import org.cvready.report.ReportFormat;
import org.cvready.run.Certification;
import org.cvready.run.RunOptions;

/** Runs {@code certify}. */
final class CertifyAction {
  private CertifyAction() {}

  static ExitCode run(CertifyCommand.Request request, Streams streams)
      throws IOException, InterruptedException {
    int workers = request.workers().orElse(Runtime.getRuntime().availableProcessors());
    RunOptions options =
        new RunOptions(request.out(), workers, request.allowOutside(), request.baseline());
    Certificate certificate;
    try (StageProgress progress = new StageProgress(streams)) {
      certificate = Certification.run(request.plan(), options, progress);
    }
    String report = request.out().resolve(ReportFormat.HTML.fileName()).toString();
    streams.print(ConsoleSummary.print(certificate, report));
    return ExitCode.of(certificate.verdict());
  }
}
