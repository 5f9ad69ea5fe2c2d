package org.cvready.study.envelope;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.RandomOrder;
import org.cvready.perturb.RandomStreams;
import org.cvready.perturb.StrengthScale;

/**
 * The magnitudes of one perturbation that are probed on one side of clean, fixed before anything is
 * seen.
 *
 * <p>Rungs are equally far apart in what counts for the perturbation: colour temperatures in mired
 * (a million over kelvin), factors and magnitudes that are infinite for a clean image in their
 * logarithm, all others as they are.
 *
 * @param perturbation what
 * @param near the magnitude that the first step leaves: clean, or the end nearest to it
 * @param side which way
 * @param rungs from the one nearest to clean outward
 * @param between a random magnitude in the gap before each rung; empty where the gap holds no other
 *     that can be told apart
 * @param gapOrder the gaps in the order in which they are probed
 */
public record Ladder(
    Perturbation perturbation,
    double near,
    Side side,
    List<Double> rungs,
    List<OptionalDouble> between,
    List<Integer> gapOrder) {
  private static final MathContext ROUNDED = new MathContext(4);
  private static final MathContext FINER = new MathContext(5);

  /** Copies the lists. */
  public Ladder {
    rungs = List.copyOf(rungs);
    between = List.copyOf(between);
    gapOrder = List.copyOf(gapOrder);
    if (rungs.isEmpty()) {
      throw new IllegalArgumentException("a ladder must have at least one rung, got none");
    }
  }

  /**
   * The rungs between two magnitudes on the same side of clean.
   *
   * @param perturbation one with a magnitude
   * @param near the magnitude that the first step leaves: clean, or the end nearest to it
   * @param far the last rung
   * @param steps how many rungs, at least 1; fewer where only whole numbers exist
   * @param seed of the random magnitudes between rungs
   */
  public static Ladder of(
      Perturbation perturbation, double near, double far, int steps, long seed) {
    Spacing spacing = Spacing.of(perturbation.scale());
    List<Double> rungs = new ArrayList<>();
    for (int i = 1; i <= steps; i++) {
      double rung =
          i == steps
              ? far
              : rounded(perturbation.scale(), spacing.at(near, far, (double) i / steps), ROUNDED);
      double last = rungs.isEmpty() ? near : rungs.get(rungs.size() - 1);
      if (Math.abs(rung - near) > Math.abs(last - near)) {
        rungs.add(rung);
      }
    }
    Side side = far < near ? Side.DOWN : Side.UP;
    RandomGenerator random =
        RandomStreams.of(seed, perturbation.name() + "," + side.key(), "between rungs");
    List<OptionalDouble> between = new ArrayList<>();
    for (int i = 0; i < rungs.size(); i++) {
      double from = i == 0 ? near : rungs.get(i - 1);
      double drawn = spacing.at(from, rungs.get(i), random.nextDouble());
      between.add(inside(from, rounded(perturbation.scale(), drawn, FINER), rungs.get(i)));
    }
    List<Integer> order = new ArrayList<>();
    for (int gap : RandomOrder.first(rungs.size(), rungs.size(), random)) {
      order.add(gap);
    }
    return new Ladder(perturbation, near, side, rungs, between, order);
  }

  /** The last rung. */
  public double far() {
    return rungs.get(rungs.size() - 1);
  }

  private static double rounded(StrengthScale scale, double value, MathContext digits) {
    return scale.wholeNumbers()
        ? Math.rint(value)
        : BigDecimal.valueOf(value).round(digits).doubleValue();
  }

  private static OptionalDouble inside(double from, double value, double to) {
    boolean between = value > Math.min(from, to) && value < Math.max(from, to);
    return between ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /** How equal steps are made. */
  private enum Spacing {
    EVEN,
    RATIOS,
    INVERSE;

    static Spacing of(StrengthScale scale) {
      if (scale.unit().equals("K")) {
        return INVERSE;
      }
      boolean ratios =
          scale.minimum() > 0 && (scale.unit().equals("x") || Double.isInfinite(scale.clean()));
      return ratios ? RATIOS : EVEN;
    }

    double at(double from, double to, double share) {
      return switch (this) {
        case EVEN -> from + (to - from) * share;
        case RATIOS -> from * StrictMath.pow(to / from, share);
        case INVERSE -> 1 / (1 / from + (1 / to - 1 / from) * share);
      };
    }
  }
}
