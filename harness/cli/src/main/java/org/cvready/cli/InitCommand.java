package org.cvready.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code init}: writes a plan to start from. */
@Command(
    name = "init",
    description = "Write a commented plan to start from.",
    footer = {
      "",
      "Example:",
      "  cvready init --model detector.onnx --dataset yolo:line3 --out plan.yaml"
    })
final class InitCommand extends Verb<InitCommand.Request> {
  /**
   * What to plan for.
   *
   * @param model the model file
   * @param dataset the images
   * @param out file to write; empty for standard output
   */
  record Request(Path model, DatasetArgument dataset, Optional<Path> out) {}

  @Option(names = "--model", required = true, paramLabel = "M", description = "The model file.")
  private Path model = Path.of("");

  @Option(
      names = "--dataset",
      required = true,
      paramLabel = "FORMAT:PATH",
      description = "Images: coco:instances.json, yolo:DIR, voc:DIR or folder:DIR.")
  private DatasetArgument dataset = new DatasetArgument("folder", Path.of(""));

  @Option(names = "--out", paramLabel = "FILE", description = "File to write; default: print.")
  private @Nullable Path out;

  InitCommand(Action<Request> action, Streams streams) {
    super(action, streams);
  }

  @Override
  Request request() {
    return new Request(model, dataset, Optional.ofNullable(out));
  }
}
