package org.cvready.metric.calibration;

import java.util.Optional;

/**
 * Logistic regression of an outcome on one number: probability = 1 / (1 + exp(-(slope x +
 * intercept))).
 *
 * <p>Outcomes are drawn a little towards each other, as J. Platt does ("Probabilistic outputs for
 * support vector machines", Advances in Large Margin Classifiers, 1999): (right + 1) / (right + 2)
 * and 1 / (wrong + 2) in place of 1 and 0, so that numbers which separate the outcomes still have a
 * fit. Fitted by Newton's method with steps that are halved until they help (after H.-T. Lin, C.-J.
 * Lin and R. C. Weng, Machine Learning 68 (2007), 267-276).
 *
 * @param slope finite
 * @param intercept finite
 */
public record Platt(double slope, double intercept) {
  private static final int MOST_STEPS = 100;
  private static final double FLAT = 1e-10;
  private static final double RIDGE = 1e-12;

  public Platt {
    if (!(Double.isFinite(slope) && Double.isFinite(intercept))) {
      throw new IllegalArgumentException(
          "slope and intercept must be finite, got %s and %s".formatted(slope, intercept));
    }
  }

  /**
   * Fits it; empty where all outcomes are the same.
   *
   * @param x finite numbers
   * @param right the outcome of each
   */
  public static Optional<Platt> fit(double[] x, boolean[] right) {
    if (x.length != right.length) {
      throw new IllegalArgumentException(
          "right must have %d answers, got %d".formatted(x.length, right.length));
    }
    double count = 0;
    for (boolean answer : right) {
      count += answer ? 1 : 0;
    }
    double others = right.length - count;
    if (count == 0 || others == 0) {
      return Optional.empty();
    }
    double[] targets = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      targets[i] = right[i] ? (count + 1) / (count + 2) : 1 / (others + 2);
    }
    Platt fit = new Platt(0, Math.log((count + 1) / (others + 1)));
    for (int step = 0; step < MOST_STEPS; step++) {
      Platt next = fit.better(x, targets);
      if (next.equals(fit)) {
        break;
      }
      fit = next;
    }
    return Optional.of(fit);
  }

  /** The probability at a number, in [0, 1]. */
  public double at(double x) {
    return logistic(slope * x + intercept);
  }

  /** One step of Newton's method, or this where none helps. */
  private Platt better(double[] x, double[] targets) {
    double gradientSlope = 0;
    double gradient = 0;
    double xx = RIDGE;
    double xOne = 0;
    double one = RIDGE;
    for (int i = 0; i < x.length; i++) {
      double p = at(x[i]);
      double weight = p * (1 - p);
      gradientSlope += x[i] * (p - targets[i]);
      gradient += p - targets[i];
      xx += x[i] * x[i] * weight;
      xOne += x[i] * weight;
      one += weight;
    }
    double determinant = xx * one - xOne * xOne;
    if (Math.abs(gradientSlope) + Math.abs(gradient) < FLAT || !(determinant > 0)) {
      return this;
    }
    double stepSlope = (one * gradientSlope - xOne * gradient) / determinant;
    double step = (xx * gradient - xOne * gradientSlope) / determinant;
    double before = loss(x, targets);
    for (double size = 1; size > 1e-9; size /= 2) {
      Platt next = new Platt(slope - size * stepSlope, intercept - size * step);
      if (next.loss(x, targets) < before) {
        return next;
      }
    }
    return this;
  }

  private double loss(double[] x, double[] targets) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double z = slope * x[i] + intercept;
      // ln(1 + exp(z)) without overflow.
      sum += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - targets[i] * z;
    }
    return sum;
  }

  private static double logistic(double z) {
    return 1 / (1 + Math.exp(-z));
  }
}
