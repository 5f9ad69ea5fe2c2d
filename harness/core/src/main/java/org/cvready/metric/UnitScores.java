package org.cvready.metric;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * How strongly a class, or any class, was raised on the units that have it and on those that do
 * not: what an ROC curve is made of. Units that say nothing about it are left out.
 *
 * <p>Of one class the score of a unit is the highest of its detections, 0 where there is none; of
 * all classes together it is the highest logit score - logit operating score, negative infinity
 * where there is no detection.
 */
public final class UnitScores {
  private final double[] with;
  private final double[] without;

  private UnitScores(double[] with, double[] without) {
    this.with = with;
    this.without = without;
  }

  /**
   * The scores of the units that the images show.
   *
   * @param classIndex one class, or empty for all together
   */
  public static UnitScores of(List<ImageOutcome> images, OptionalInt classIndex) {
    return ofUnits(UnitOutcome.of(images, classIndex));
  }

  static UnitScores ofUnits(List<UnitOutcome> units) {
    return new UnitScores(
        scores(units, UnitOutcome::present),
        scores(units, unit -> !unit.present() && !unit.unclear()));
  }

  private static double[] scores(List<UnitOutcome> units, Predicate<UnitOutcome> chosen) {
    return units.stream().filter(chosen).mapToDouble(UnitOutcome::score).toArray();
  }

  /** Scores of the units that have it. */
  public double[] with() {
    return with.clone();
  }

  /** Scores of the units that do not. */
  public double[] without() {
    return without.clone();
  }
}
