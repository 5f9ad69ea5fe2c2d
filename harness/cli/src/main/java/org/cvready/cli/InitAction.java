package org.cvready.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cvready.dataset.DatasetFormat;
import org.cvready.dataset.DatasetLocation;
import org.cvready.report.AtomicFiles;
import org.cvready.run.FirstPlan;

/** Runs {@code init}. */
final class InitAction {
  private InitAction() {}

  static ExitCode run(InitCommand.Request request, Streams streams) throws IOException {
    if (!Files.exists(request.model())) {
      throw new BadArgumentException("model must be a file, none at " + request.model());
    }
    DatasetFormat format = DatasetFormat.of(request.dataset().format()).orElseThrow();
    Path folder = request.out().map(InitAction::folderOf).orElse(Path.of(""));
    String yaml =
        FirstPlan.yaml(
            request.model(), new DatasetLocation(format, request.dataset().path()), folder);
    if (request.out().isEmpty()) {
      streams.print(yaml);
      return ExitCode.OK;
    }
    if (Files.exists(request.out().get())) {
      throw new BadArgumentException(
          "--out must name a new file, one stands at " + request.out().get());
    }
    AtomicFiles.write(request.out().get(), yaml);
    streams.err().println("Wrote " + request.out().get());
    return ExitCode.OK;
  }

  private static Path folderOf(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? Path.of("") : parent;
  }
}
