package org.cvready.study.score;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.cvready.match.LabelledDetections;
import org.cvready.metric.coco.CocoEvaluation;

/** Scores a COCO results file against a COCO ground-truth file. */
public final class Score {
  private Score() {}

  /** The scores at which detections are counted unless the user says otherwise. */
  public static double[] defaultThresholds() {
    return new double[] {0.1, 0.25, 0.5, 0.75};
  }

  /**
   * What to score.
   *
   * @param groundTruth COCO instances: images, annotations, categories
   * @param predictions COCO results: a list of image_id, category_id, bbox, score
   * @param set where both files are objects that hold such an entry for each of several data sets,
   *     as a certification writes them, the name of one; else empty
   */
  public record Input(Path groundTruth, Path predictions, Optional<String> set) {
    /** Files of one set each. */
    public static Input of(Path groundTruth, Path predictions) {
      return new Input(groundTruth, predictions, Optional.empty());
    }
  }

  /**
   * Reads two files of one set each; see {@link #run(Input, double...)}.
   *
   * @param groundTruth COCO instances
   * @param predictions COCO results
   * @param thresholds scores to count at, finite
   * @throws ScoreInputException where a file is missing or not what it must be
   */
  public static ScoreReport run(Path groundTruth, Path predictions, double... thresholds)
      throws IOException {
    return run(Input.of(groundTruth, predictions), thresholds);
  }

  /**
   * Reads two files, either of them possibly gzipped, and evaluates.
   *
   * @param input what to score
   * @param thresholds scores to count at, finite
   * @throws ScoreInputException where a file is missing or not what it must be
   */
  public static ScoreReport run(Input input, double... thresholds) throws IOException {
    for (double threshold : thresholds) {
      if (!Double.isFinite(threshold)) {
        throw new IllegalArgumentException("score threshold must be finite, got " + threshold);
      }
    }
    return new ScoreReport(CocoEvaluation.of(read(input)), thresholds);
  }

  /** Reads two files, side by side. */
  static LabelledDetections read(Input input) throws IOException {
    CompletableFuture<CocoGroundTruth> truths =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return CocoGroundTruth.read(input.groundTruth(), input.set());
              } catch (IOException e) {
                throw new CompletionException(e);
              }
            });
    CocoResults results;
    try {
      results = CocoResults.read(input.predictions(), input.set());
    } catch (IOException e) {
      // Both files may be at fault; the ground truth's fault is told first, as it is named first.
      join(truths);
      throw e;
    }
    return join(truths).with(results);
  }

  private static CocoGroundTruth join(CompletableFuture<CocoGroundTruth> truths)
      throws IOException {
    try {
      return truths.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof IOException fault) {
        throw fault;
      }
      throw e;
    }
  }
}
