package org.cvready.cli;

import java.io.IOException;
import org.cvready.report.AtomicFiles;
import org.cvready.report.ContactSheet;
import org.cvready.run.PlanPreview;

/** Runs {@code preview}. */
final class PreviewAction {
  private PreviewAction() {}

  static ExitCode run(PreviewCommand.Request request, Streams streams) throws IOException {
    PlanPreview.Options options =
        new PlanPreview.Options(
            request.samples(), request.allowOutside(), Runtime.getRuntime().availableProcessors());
    ContactSheet sheet;
    try (StageProgress progress = new StageProgress(streams)) {
      sheet = PlanPreview.of(request.plan(), options, progress);
    }
    AtomicFiles.write(request.out(), sheet.html());
    streams.err().println("Wrote %s, %,d pictures".formatted(request.out(), sheet.pictures()));
    return ExitCode.OK;
  }
}
