package org.cvready.cli;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bench}: how fast the model is, and how the line runs; no verdict. */
@Command(
    name = "bench",
    description =
        "Measure a plan's throughput (JMH, virtual machines of their own) and, where it has a section"
            + " line_speed, its line: percentiles with bounds, late units, and the highest speed"
            + " where line_speed.capacity asks for it. No verdict. Other work on the machine makes"
            + " the figures worse.",
    footer = {
      "",
      "Example:",
      "  cvready bench plan.yaml --out bench",
      "  exit code: 0 every figure holds, 2 one is invalid"
    })
final class BenchCommand extends Verb<BenchCommand.Request> {
  /**
   * What to measure.
   *
   * @param plan file of the plan
   * @param out folder to write
   * @param workers threads of the accuracy run, at least 1; empty for one a core
   * @param allowOutside true to let the plan name files outside its folder
   */
  record Request(Path plan, Path out, OptionalInt workers, boolean allowOutside) {}

  @Parameters(paramLabel = "PLAN", description = "The plan, a YAML file.")
  private Path plan = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "cvready-bench",
      description = "Folder to write; default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("");

  @Option(
      names = "--workers",
      paramLabel = "N",
      description =
          "Threads of the run that says what the model should find; default: one a core. How many"
              + " are timed is the plan's, throughput.threads.")
  private @Nullable Integer workers;

  @Option(
      names = "--allow-outside",
      description = "Let the plan name files outside its own folder.")
  private boolean allowOutside;

  BenchCommand(Action<Request> action, Streams streams) {
    super(action, streams);
  }

  @Override
  Request request() {
    return new Request(plan, out, Arguments.workers(workers), allowOutside);
  }
}
