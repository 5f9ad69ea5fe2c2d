package org.cvready.cli;

import java.io.IOException;
import org.cvready.dataset.DatasetFormat;
import org.cvready.dataset.DatasetLocation;
import org.cvready.run.Prediction;

/** Runs {@code predict}. */
final class PredictAction {
  private PredictAction() {}

  static ExitCode run(PredictCommand.Request request, Streams streams) throws IOException {
    DatasetLocation dataset =
        new DatasetLocation(
            DatasetFormat.of(request.dataset().format()).orElseThrow(), request.dataset().path());
    Prediction.Settings settings =
        new Prediction.Settings(
            request.model(),
            request.settings().plan(),
            request.settings().decoder(),
            request.settings().nmsIou(),
            request.settings().scoreFloor());
    Prediction.Outputs outputs = new Prediction.Outputs(request.out(), request.groundTruthOut());
    long images;
    try (StageProgress progress = new StageProgress(streams)) {
      images = Prediction.run(settings, dataset, outputs, progress);
    }
    streams.err().println("Wrote " + request.out() + ", %,d images".formatted(images));
    return ExitCode.OK;
  }
}
