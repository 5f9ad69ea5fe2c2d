package org.cvready.metric.coco;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How far an average precision would move if other images of the same kind had been taken: it is
 * worked out again for resamples of the images.
 *
 * <p>Detections are matched and sorted once; a resample only weights images. The result does not
 * depend on the number of threads. Copies of an image enter a tie of scores next to each other.
 */
public final class ApBootstrap {
  private final CocoEvaluation evaluation;
  private final CocoFigure figure;
  private final ImageResamples resamples;
  private final long[] imagesWith;
  private final double[][] byCategory;
  private final double[] overall;

  private ApBootstrap(CocoEvaluation evaluation, CocoFigure figure, ImageResamples resamples) {
    this.evaluation = evaluation;
    this.figure = figure;
    this.resamples = resamples;
    int categories = evaluation.data().categories();
    WeightedCategory[] weighted = new WeightedCategory[categories];
    imagesWith = new long[categories + 1];
    boolean[] anywhere = new boolean[resamples.images()];
    for (int c = 0; c < categories; c++) {
      weighted[c] = new WeightedCategory(evaluation.data(), evaluation.matches(c), figure);
      boolean[] holds = new boolean[resamples.images()];
      weighted[c].markImages(holds);
      weighted[c].markImages(anywhere);
      imagesWith[c] = count(holds);
    }
    imagesWith[categories] = count(anywhere);
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

  private static long count(boolean[] flags) {
    return IntStream.range(0, flags.length).filter(i -> flags[i]).count();
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

  /** Bounds of a category's average precision. */
  public ApBound bound(int category) {
    return bound(evaluation.figure(figure, category), byCategory[category], imagesWith[category]);
  }

  /** Bounds of the mean over categories; its images are those with an object of any. */
  public ApBound bound() {
    return bound(evaluation.figure(figure), overall, imagesWith[imagesWith.length - 1]);
  }

  private static ApBound bound(double ap, double[] resampled, long images) {
    ApBound.Resampled of = summary(Arrays.stream(resampled).filter(r -> r > -1).toArray());
    return ApBound.of(Math.max(ap, 0), of.mean(), of.sd(), images);
  }

  /** Bounds of a category's average precision less that of {@code other} on the same images. */
  public ApBound minus(ApBootstrap other, int category) {
    requireSameImages(other);
    return difference(
        new Pair(evaluation.figure(figure, category), other.evaluation.figure(figure, category)),
        byCategory[category],
        other.byCategory[category],
        imagesWith[category]);
  }

  /** Bounds of the mean over categories less that of {@code other} on the same images. */
  public ApBound minus(ApBootstrap other) {
    requireSameImages(other);
    return difference(
        new Pair(evaluation.figure(figure), other.evaluation.figure(figure)),
        overall,
        other.overall,
        imagesWith[imagesWith.length - 1]);
  }

  private record Pair(double first, double second) {}

  private static ApBound difference(Pair aps, double[] first, double[] second, long images) {
    double[] differences =
        IntStream.range(0, first.length)
            .filter(b -> first[b] > -1 && second[b] > -1)
            .mapToDouble(b -> first[b] - second[b])
            .toArray();
    return ApBound.ofDifference(
        aps.first - aps.second, summary(differences), images, Math.max(aps.first, aps.second));
  }

  private void requireSameImages(ApBootstrap other) {
    if (!resamples.equals(other.resamples) || figure != other.figure) {
      throw new IllegalArgumentException(
          "a difference needs the same figure on the same resamples, got %s of %s and %s of %s"
              .formatted(figure, resamples, other.figure, other.resamples));
    }
  }

  private static ApBound.Resampled summary(double[] values) {
    if (values.length < 2) {
      return new ApBound.Resampled(0, 0);
    }
    double mean = Arrays.stream(values).sum() / values.length;
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return new ApBound.Resampled(mean, Math.sqrt(squares / (values.length - 1)));
  }
}
