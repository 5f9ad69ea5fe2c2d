package org.cvready.match;

import java.util.Arrays;

/**
 * The scores from which detections count, class by class, and the IoU that makes a match.
 *
 * <p>A detection of class c counts when its score is at least {@link #score}; one in [{@link
 * #reviewFrom}, {@link #score}) sends its image to review.
 */
public final class OperatingPoint {
  private final double[] scores;
  private final double[] reviewFrom;
  private final double matchIou;

  private OperatingPoint(double[] scores, double[] reviewFrom, double matchIou) {
    this.scores = scores;
    this.reviewFrom = reviewFrom;
    this.matchIou = matchIou;
  }

  /**
   * An operating point.
   *
   * @param scores by class, in [0, 1]
   * @param reviewFrom by class, in [0, score of the class]
   * @param matchIou least IoU of a match, in (0, 1]
   */
  public static OperatingPoint of(double[] scores, double[] reviewFrom, double matchIou) {
    if (scores.length != reviewFrom.length) {
      throw new IllegalArgumentException(
          "every class needs a score and a review score, got %d scores and %d review scores"
              .formatted(scores.length, reviewFrom.length));
    }
    for (int c = 0; c < scores.length; c++) {
      if (!(scores[c] >= 0 && scores[c] <= 1)) {
        throw new IllegalArgumentException(
            "operating score of class %d must be in [0, 1], got %s".formatted(c, scores[c]));
      }
      if (!(reviewFrom[c] >= 0 && reviewFrom[c] <= scores[c])) {
        throw new IllegalArgumentException(
            "review score of class %d must be in [0, %s], its operating score, got %s"
                .formatted(c, scores[c], reviewFrom[c]));
      }
    }
    if (!(matchIou > 0 && matchIou <= 1)) {
      throw new IllegalArgumentException("match IoU must be in (0, 1], got " + matchIou);
    }
    return new OperatingPoint(scores.clone(), reviewFrom.clone(), matchIou);
  }

  /** The same scores for each of {@code classes} classes. */
  public static OperatingPoint uniform(
      int classes, double score, double reviewFrom, double matchIou) {
    double[] scores = new double[classes];
    double[] reviews = new double[classes];
    Arrays.fill(scores, score);
    Arrays.fill(reviews, reviewFrom);
    return of(scores, reviews, matchIou);
  }

  /** The same match at a score of 0: every detection counts. */
  public OperatingPoint atAnyScore() {
    double[] zeros = new double[scores.length];
    return new OperatingPoint(zeros, zeros.clone(), matchIou);
  }

  /** How many classes it covers. */
  public int classes() {
    return scores.length;
  }

  /** The score from which detections of class {@code c} count, in [0, 1]. */
  public double score(int c) {
    return scores[c];
  }

  /** The score from which detections of class {@code c} ask for review, in [0, score]. */
  public double reviewFrom(int c) {
    return reviewFrom[c];
  }

  /** The least IoU of a match, in (0, 1]. */
  public double matchIou() {
    return matchIou;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OperatingPoint that
        && matchIou == that.matchIou
        && Arrays.equals(scores, that.scores)
        && Arrays.equals(reviewFrom, that.reviewFrom);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(scores) + Arrays.hashCode(reviewFrom))
        + Double.hashCode(matchIou);
  }

  @Override
  public String toString() {
    return "scores %s, review from %s, match IoU %s"
        .formatted(Arrays.toString(scores), Arrays.toString(reviewFrom), matchIou);
  }
}
