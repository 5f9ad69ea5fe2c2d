package org.cvready.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code preview}: shows what the conditions of a plan look like. */
@Command(
    name = "preview",
    description = {
      "Print a contact sheet: images of the plan's sets under each of its conditions,",
      "with boxes, as one web page; no model is run."
    },
    footer = {"", "Example:", "  cvready preview plan.yaml --out preview.html"})
final class PreviewCommand extends Verb<PreviewCommand.Request> {
  private static final int MOST_SAMPLES = 100;

  /**
   * What to show.
   *
   * @param plan file of the plan
   * @param out file to write
   * @param samples images of each set, at least 1
   * @param allowOutside true to let the plan name files outside its folder
   */
  record Request(Path plan, Path out, int samples, boolean allowOutside) {}

  @Parameters(paramLabel = "PLAN", description = "The plan, a YAML file.")
  private Path plan = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "cvready-preview.html",
      description = "File to write; default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("");

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "1",
      description = "Images of each set; default: ${DEFAULT-VALUE}.")
  private int samples = 1;

  @Option(
      names = "--allow-outside",
      description = "Let the plan name files outside its own folder.")
  private boolean allowOutside;

  PreviewCommand(Action<Request> action, Streams streams) {
    super(action, streams);
  }

  @Override
  Request request() {
    if (samples < 1 || samples > MOST_SAMPLES) {
      throw new BadArgumentException(
          "--samples must be in [1, %d], got %d".formatted(MOST_SAMPLES, samples));
    }
    return new Request(plan, out, samples, allowOutside);
  }
}
