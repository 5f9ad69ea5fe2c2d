package org.cvready.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bench}: measures speed alone. */
@Command(
    name = "bench",
    description = "Measure throughput and line speed alone.",
    footer = {"", "Example:", "  cvready bench plan.yaml"})
final class BenchCommand extends Verb<BenchCommand.Request> {
  /**
   * What to measure.
   *
   * @param plan file of the plan
   * @param allowOutside true to let the plan name files outside its folder
   */
  record Request(Path plan, boolean allowOutside) {}

  @Parameters(paramLabel = "PLAN", description = "The plan, a YAML file.")
  private Path plan = Path.of("");

  @Option(
      names = "--allow-outside",
      description = "Let the plan name files outside its own folder.")
  private boolean allowOutside;

  BenchCommand(Action<Request> action, Streams streams) {
    super(action, streams);
  }

  @Override
  Request request() {
    return new Request(plan, allowOutside);
  }
}
