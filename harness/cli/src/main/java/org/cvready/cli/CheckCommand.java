package org.cvready.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code check}: finds what is wrong with a plan before any model runs. */
@Command(
    name = "check",
    description =
        "Find every problem of a plan, and what its data can never decide; no model is run.",
    footer = {"", "Example:", "  cvready check plan.yaml"})
final class CheckCommand extends Verb<CheckCommand.Request> {
  /**
   * What to check.
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

  CheckCommand(Action<Request> action, Streams streams) {
    super(action, streams);
  }

  @Override
  Request request() {
    return new Request(plan, allowOutside);
  }
}
