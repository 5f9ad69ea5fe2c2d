package org.cvready.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code predict}: writes what a model sees. */
@Command(
    name = "predict",
    description = "Write a model's detections as COCO results.",
    footer = {
      "",
      "Example:",
      "  cvready predict --model detector.onnx --dataset yolo:line3 --out predictions.json"
    })
final class PredictCommand extends Verb<PredictCommand.Request> {
  /**
   * What to predict.
   *
   * @param model the model file
   * @param dataset the images
   * @param out file of COCO results to write
   * @param settings how to run the model
   * @param groundTruthOut file to write the ground truth to as COCO, where asked for
   */
  record Request(
      Path model,
      DatasetArgument dataset,
      Path out,
      Settings settings,
      Optional<Path> groundTruthOut) {}

  /**
   * How to run the model; what is empty is left to the plan, or else to the decoder.
   *
   * @param plan file of a plan whose model settings hold
   * @param decoder name of the decoder
   * @param nmsIou overlap above which suppression drops the lower score, in [0, 1]
   * @param scoreFloor detections below are dropped, in [0, 1]
   */
  record Settings(
      Optional<Path> plan,
      Optional<String> decoder,
      OptionalDouble nmsIou,
      OptionalDouble scoreFloor) {}

  @Option(names = "--model", required = true, paramLabel = "M", description = "The model file.")
  private Path model = Path.of("");

  @Option(
      names = "--dataset",
      required = true,
      paramLabel = "FORMAT:PATH",
      description = "Images: coco:instances.json, yolo:DIR, voc:DIR or folder:DIR.")
  private DatasetArgument dataset = new DatasetArgument("folder", Path.of(""));

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "File to write.")
  private Path out = Path.of("");

  @Option(names = "--plan", paramLabel = "P", description = "Plan whose model settings hold.")
  private @Nullable Path plan;

  @Option(names = "--decoder", paramLabel = "D", description = "Output decoder; default: choose.")
  private @Nullable String decoder;

  @Option(
      names = "--nms-iou",
      paramLabel = "X",
      description = "Overlap above which suppression drops the lower score.")
  private @Nullable Double nmsIou;

  @Option(names = "--score-floor", paramLabel = "X", description = "Detections below are dropped.")
  private @Nullable Double scoreFloor;

  @Option(
      names = "--ground-truth-out",
      paramLabel = "FILE",
      description = "Also write the ground truth as COCO.")
  private @Nullable Path groundTruthOut;

  PredictCommand(Action<Request> action, Streams streams) {
    super(action, streams);
  }

  @Override
  Request request() {
    Settings settings =
        new Settings(
            Optional.ofNullable(plan),
            Arguments.decoder(decoder),
            Arguments.share("--nms-iou", nmsIou),
            Arguments.share("--score-floor", scoreFloor));
    return new Request(model, dataset, out, settings, Optional.ofNullable(groundTruthOut));
  }
}
