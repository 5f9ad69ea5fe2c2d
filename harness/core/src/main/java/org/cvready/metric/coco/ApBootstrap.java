package org.cvready.metric.coco;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.cvready.metric.interval.UnitBootstrap;

/**
 * How far an average precision would move if other images of the same kind had been taken: it is
 * worked out again for resamples of the images.
 *
 * <p>Detections are matched and sorted once; a resample only weights images. The result does not
 * depend on the number of threads. Copies of an image enter a tie of scores next to each other.
 */
public final class ApBootstrap {
  private final ImageResamples resamples;
  private final long[] unitsWith;
  private final double[][] byCategory;
  private final double[] overall;

  private ApBootstrap(CocoEvaluation evaluation, CocoFigure figure, ImageResamples resamples) {
    this.resamples = resamples;
    int categories = evaluation.data().categories();
    WeightedCategory[] weighted = new WeightedCategory[categories];
    unitsWith = new long[categories + 1];
    boolean[] anywhere = new boolean[resamples.images()];
    for (int c = 0; c < categories; c++) {
      weighted[c] = new WeightedCategory(evaluation.data(), evaluation.matches(c), figure);
      boolean[] holds = new boolean[resamples.images()];
      weighted[c].markImages(holds);
      weighted[c].markImages(anywhere);
      unitsWith[c] = resamples.unitsWith(holds);
    }
    unitsWith[categories] = resamples.unitsWith(anywhere);
    byCategory = new double[categories][resamples.count()];
    overall = new double[resamples.count()];
    IntStream.range(0, resamples.count()).parallel().forEach(b -> resample(weighted, b));
  }

  /**
   * Resamples an evaluation.
   *
   * @param evaluation on as many images as the resamples draw from
   * @param figure an average precision, not a recall
   * @param resamples which images to draw
   */
  public static ApBootstrap of(
      CocoEvaluation evaluation, CocoFigure figure, ImageResamples resamples) {
    if (figure.isRecall()) {
      throw new IllegalArgumentException("figure must be an average precision, got " + figure);
    }
    if (evaluation.data().images() != resamples.images()) {
      throw new IllegalArgumentException(
          "resamples must draw from the %d images evaluated, got %d"
              .formatted(evaluation.data().images(), resamples.images()));
    }
    return new ApBootstrap(evaluation, figure, resamples);
  }

  private void resample(WeightedCategory[] weighted, int b) {
    int[] weights = resamples.weights(b);
    double sum = 0;
    int present = 0;
    for (int c = 0; c < weighted.length; c++) {
      double ap = weighted[c].averagePrecision(weights);
      byCategory[c][b] = ap;
      if (ap > -1) {
        sum += ap;
        present++;
      }
    }
    overall[b] = present == 0 ? -1 : sum / present;
  }

  /** How a category's average precision moves; its units are those with an object of it. */
  public UnitBootstrap spread(int category) {
    return summary(byCategory[category], unitsWith[category]);
  }

  /** How the mean over categories moves; its units are those with an object of any. */
  public UnitBootstrap spread() {
    return summary(overall, unitsWith[unitsWith.length - 1]);
  }

  /**
   * How the mean over categories moves against that of another model or setting on the same images:
   * both are taken on each draw, so that what the images have in common cancels out.
   *
   * @param other on the same draws of the same images, with the same truths
   */
  public UnitBootstrap spreadAgainst(ApBootstrap other) {
    if (other.overall.length != overall.length
        || other.resamples.images() != resamples.images()
        || other.resamples.seed() != resamples.seed()) {
      throw new IllegalArgumentException(
          "both must be on the same draws of the same images, got %d of %d and %d of %d"
              .formatted(
                  overall.length,
                  resamples.images(),
                  other.overall.length,
                  other.resamples.images()));
    }
    double[] differences =
        IntStream.range(0, overall.length)
            .filter(b -> overall[b] > -1 && other.overall[b] > -1)
            .mapToDouble(b -> overall[b] - other.overall[b])
            .toArray();
    return moved(differences, unitsWith[unitsWith.length - 1]);
  }

  /** Without two resamples that have a figure there is no spread, and so no bound. */
  private static UnitBootstrap summary(double[] resampled, long units) {
    return moved(Arrays.stream(resampled).filter(value -> value > -1).toArray(), units);
  }

  private static UnitBootstrap moved(double[] values, long units) {
    if (values.length < 2) {
      return new UnitBootstrap(0, 0, units);
    }
    double mean = Arrays.stream(values).sum() / values.length;
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return new UnitBootstrap(mean, Math.sqrt(squares / (values.length - 1)), units);
  }
}
