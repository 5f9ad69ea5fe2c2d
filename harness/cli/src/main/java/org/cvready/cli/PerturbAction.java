package org.cvready.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.cvready.run.PerturbedCopy;
import org.cvready.run.PerturbedFiles;

/** Runs {@code perturb}. */
final class PerturbAction {
  private PerturbAction() {}

  static ExitCode run(PerturbCommand.Request request, Streams streams) throws IOException {
    if (!(request instanceof PerturbCommand.Copies copies)) {
      streams.print(PerturbationList.text());
      return ExitCode.OK;
    }
    PerturbedFiles.Job job = job(copies);
    int workers = copies.workers().orElse(Runtime.getRuntime().availableProcessors());
    try (StageProgress progress = new StageProgress(streams)) {
      PerturbedFiles.write(job, workers, progress);
    }
    Path out = copies.out();
    streams.err().println("Wrote %,d images to %s".formatted(job.files(), out));
    return ExitCode.OK;
  }

  private static PerturbedFiles.Job job(PerturbCommand.Copies copies) {
    try {
      return new PerturbedFiles.Job(
          copies.images(),
          PerturbedCopy.of(copies.with(), copies.severities()),
          new PerturbedFiles.Seeds(copies.seeds().first(), copies.seeds().last()),
          copies.out());
    } catch (IllegalArgumentException e) {
      throw new BadArgumentException(String.valueOf(e.getMessage()));
    }
  }
}
