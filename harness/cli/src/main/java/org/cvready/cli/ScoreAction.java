package org.cvready.cli;

import java.io.IOException;
import org.cvready.report.AtomicFiles;
import org.cvready.study.score.Score;
import org.cvready.study.score.ScoreReport;

/** Runs {@code score}. */
final class ScoreAction {
  private ScoreAction() {}

  static ExitCode run(ScoreCommand.Request request, Streams streams) throws IOException {
    double[] thresholds = request.thresholds().stream().mapToDouble(Double::doubleValue).toArray();
    ScoreReport report = Score.run(request.input(), thresholds);
    if (report.undeclaredDetections() > 0) {
      streams
          .err()
          .println(
              "%,d detections of categories that the ground truth does not declare were left out"
                  .formatted(report.undeclaredDetections()));
    }
    AtomicFiles.write(request.out(), report::writeTo);
    return ExitCode.OK;
  }
}
