package org.cvready.metric;

/**
 * The hundred and one operating scores .00, .01 to 1.00 at which figures are worked out beside the
 * plan's own.
 *
 * <p>A threshold of the grid is the very double that a plan's {@code score: 0.29} is read as. At
 * .00 every score above 0 counts.
 */
public final class ScoreGrid {
  /** How many thresholds there are. */
  public static final int STEPS = 101;

  private static final double PER_STEP = 100;

  private ScoreGrid() {}

  /** The threshold of a step, in [0, 1]. */
  public static double threshold(int step) {
    if (!(step >= 0 && step < STEPS)) {
      throw new IllegalArgumentException("step must be in [0, %d), got %d".formatted(STEPS, step));
    }
    return step / PER_STEP;
  }

  /** The last step whose threshold a score reaches. */
  public static int reached(double score) {
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("score must be in [0, 1], got " + score);
    }
    int step = (int) (score * PER_STEP);
    // The product is rounded, which may carry it over a threshold or leave it short of one.
    if (step / PER_STEP > score) {
      return step - 1;
    }
    return step + 1 < STEPS && (step + 1) / PER_STEP <= score ? step + 1 : step;
  }

  /** Whether a score is a threshold of the grid. */
  public static boolean holds(double score) {
    return threshold(reached(score)) == score;
  }
}
