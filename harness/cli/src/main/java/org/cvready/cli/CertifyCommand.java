package org.cvready.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code certify}: the main job. */
@Command(
    name = "certify",
    description = "Certify a model as its plan asks, and print the verdict, worst gates first.",
    footer = {
      "",
      "Example:",
      "  cvready certify plan.yaml --out out",
      "  cvready certify other-model.yaml --out other --baseline out",
      "  exit code: 0 certified, 1 a gate failed, 2 inconclusive"
    })
final class CertifyCommand extends Verb<CertifyCommand.Request> {
  /**
   * What to certify.
   *
   * @param plan file of the plan
   * @param out folder to write
   * @param workers threads that run the model, at least 1; empty for one a core
   * @param allowOutside true to let the plan name files outside its folder
   * @param baseline folder of a finished run to compare with
   */
  record Request(
      Path plan, Path out, OptionalInt workers, boolean allowOutside, Optional<Path> baseline) {}

  @Parameters(paramLabel = "PLAN", description = "The plan, a YAML file.")
  private Path plan = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "cvready-out",
      description = "Folder to write; default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("");

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Threads that run the model; default: one a core.")
  private @Nullable Integer workers;

  @Option(
      names = "--allow-outside",
      description = "Let the plan name files outside its own folder.")
  private boolean allowOutside;

  @Option(
      names = "--baseline",
      paramLabel = "DIR",
      description =
          "Folder of a finished run on the same data sets, such as with another model or threshold:"
              + " the report then tells image by image and slice by slice what became better or"
              + " worse.")
  private @Nullable Path baseline;

  CertifyCommand(Action<Request> action, Streams streams) {
    super(action, streams);
  }

  @Override
  Request request() {
    return new Request(
        plan, out, Arguments.workers(workers), allowOutside, Optional.ofNullable(baseline));
  }
}
