package org.cvready.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cvready.study.score.Score;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code score}: scores COCO results; no model is needed. */
@Command(
    name = "score",
    description = "Score anybody's COCO results by COCO's rules.",
    footer = {
      "",
      "Example:",
      "  cvready score ground-truth.json predictions.json --thresholds .1,.25 --out scores.json",
      "  cvready score out/ground_truth.json out/predictions.json --set line3 --out scores.json"
    })
final class ScoreCommand extends Verb<ScoreCommand.Request> {
  /**
   * What to score.
   *
   * @param input COCO instances and results, and which set of them
   * @param thresholds scores from which detections are counted, each in [0, 1]
   * @param out file to write
   */
  record Request(Score.Input input, List<Double> thresholds, Path out) {}

  @Parameters(index = "0", paramLabel = "GROUND_TRUTH", description = "COCO instances, JSON.")
  private Path groundTruth = Path.of("");

  @Parameters(index = "1", paramLabel = "PREDICTIONS", description = "COCO results, JSON.")
  private Path predictions = Path.of("");

  @Option(
      names = "--thresholds",
      split = ",",
      paramLabel = "SCORE",
      defaultValue = ".1,.25,.5,.75",
      description = "Count detections from these scores; default: ${DEFAULT-VALUE}.")
  private List<Double> thresholds = List.of();

  @Option(
      names = "--set",
      paramLabel = "NAME",
      description = "Score this data set of two files that certify wrote.")
  private @Nullable String set;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "File to write.")
  private Path out = Path.of("");

  ScoreCommand(Action<Request> action, Streams streams) {
    super(action, streams);
  }

  @Override
  Request request() {
    thresholds.forEach(threshold -> Arguments.share("--thresholds", threshold));
    return new Request(
        new Score.Input(groundTruth, predictions, Optional.ofNullable(set)),
        List.copyOf(thresholds),
        out);
  }
}
