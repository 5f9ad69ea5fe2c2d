package org.cvready.cli;

import java.io.IOException;
import org.cvready.certificate.SpeedEvidence;
import org.cvready.report.SpeedSummary;
import org.cvready.run.Bench;
import org.cvready.run.RunOptions;

/** Runs {@code bench}. */
final class BenchAction {
  private BenchAction() {}

  static ExitCode run(BenchCommand.Request request, Streams streams)
      throws IOException, InterruptedException {
    int workers = request.workers().orElse(Runtime.getRuntime().availableProcessors());
    RunOptions options = new RunOptions(request.out(), workers, request.allowOutside());
    SpeedEvidence speed;
    try (StageProgress progress = new StageProgress(streams)) {
      speed = Bench.run(request.plan(), options, progress);
    }
    String place = request.out().resolve(Bench.FILE).toString();
    streams.print(SpeedSummary.print(speed, place));
    return speed.valid() ? ExitCode.OK : ExitCode.INCONCLUSIVE;
  }
}
