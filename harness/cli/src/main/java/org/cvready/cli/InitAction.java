package org.cvready.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cvready.dataset.Dataset;
import org.cvready.dataset.DatasetFormat;
import org.cvready.dataset.DatasetLocation;
import org.cvready.plan.PlanTemplate;
import org.cvready.report.AtomicFiles;

/** Runs {@code init}. */
final class InitAction {
  private InitAction() {}

  static ExitCode run(InitCommand.Request request, Streams streams) throws IOException {
    if (!Files.exists(request.model())) {
      throw new BadArgumentException("model must be a file, none at " + request.model());
    }
    DatasetFormat format = DatasetFormat.of(request.dataset().format()).orElseThrow();
    Dataset data = new DatasetLocation(format, request.dataset().path()).read("data set");
    Path folder = request.out().map(InitAction::folderOf).orElse(Path.of("").toAbsolutePath());
    List<String> names = data.classes().names();
    String yaml =
        new PlanTemplate(
                relative(folder, request.model()),
                format.word(),
                relative(folder, request.dataset().path()),
                names)
            .yaml();
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
    return parent == null ? Path.of("").toAbsolutePath() : parent;
  }

  private static String relative(Path folder, Path file) {
    return folder
        .normalize()
        .relativize(file.toAbsolutePath().normalize())
        .toString()
        .replace('\\', '/');
  }
}
