package org.cvready.study.slice;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How much more often trials of a slice end badly than those of the rest, and how sure that is.
 *
 * <p>Units that fail together make many trials worth few: counts are divided by the design effect,
 * which is the variance of the difference with units as the draws over that with trials as the
 * draws, both as if slice and rest had one rate, and at least 1. What remains is tested by Fisher's
 * exact test, one-sided. Where every unit holds one trial this is Fisher's test itself. Counts are
 * rounded to the side of no difference.
 *
 * <p>The idea of effective counts is that of E. L. Korn and B. I. Graubard, Survey Methodology 24
 * (1998), 193-201, with their widening for few units.
 *
 * @param slice trials in the slice, at least one
 * @param rest trials outside of it, by the same units, at least one
 */
record Excess(Counted slice, Counted rest) {
  private static final double LEVEL = 0.95;

  /** The normal distribution's 95 % quantile. */
  private static final double Z = 1.6448536269514722;

  Excess {
    if (slice.trials() == 0 || rest.trials() == 0) {
      throw new IllegalArgumentException(
          "slice and rest must have trials, got %d and %d"
              .formatted(slice.trials(), rest.trials()));
    }
  }

  /** Rate of the slice minus that of the rest. */
  double difference() {
    return slice.rate() - rest.rate();
  }

  /** A lower bound on the difference, rough but quick, to rank slices by. */
  double roughLowerBound() {
    return difference() - Z * Math.sqrt(Math.max(clusterVariance(), binomialVariance()));
  }

  /** The chance of such an excess if slice and rest had one rate, in [0, 1]. */
  double pValue() {
    double effect = designEffect();
    long sliceTrials = up(slice.trials() / effect);
    long restTrials = up(rest.trials() / effect);
    long sliceEvents = (long) Math.floor(slice.events() / effect);
    long restEvents = Math.min(restTrials, up(rest.events() / effect));
    if (sliceEvents == 0) {
      return 1;
    }
    double p =
        HypergeometricDistribution.of(
                Math.toIntExact(sliceTrials + restTrials),
                Math.toIntExact(sliceEvents + restEvents),
                Math.toIntExact(sliceTrials))
            .survivalProbability(Math.toIntExact(sliceEvents - 1));
    return Math.min(1, Math.max(0, p));
  }

  private static long up(double value) {
    return (long) Math.ceil(value);
  }

  /** How many trials are worth one that is independent; at least 1. */
  double designEffect() {
    if (singleTrials()) {
      return 1;
    }
    double binomial = binomialVariance();
    double effect = binomial > 0 ? Math.max(1, clusterVariance() / binomial) : 1;
    if (slice.units() < 2) {
      return effect;
    }
    double widening = TDistribution.of(slice.units() - 1.0).inverseSurvivalProbability(1 - LEVEL);
    return effect * (widening / Z) * (widening / Z);
  }

  private boolean singleTrials() {
    for (int g = 0; g < slice.clusters(); g++) {
      if (slice.trials(g) + rest.trials(g) > 1) {
        return false;
      }
    }
    return true;
  }

  private double pooledRate() {
    return (double) (slice.events() + rest.events()) / (slice.trials() + rest.trials());
  }

  private double binomialVariance() {
    double rate = pooledRate();
    return rate * (1 - rate) * (1.0 / slice.trials() + 1.0 / rest.trials());
  }

  private double clusterVariance() {
    double rate = pooledRate();
    double sum = 0;
    long units = 0;
    for (int g = 0; g < slice.clusters(); g++) {
      if (slice.trials(g) + rest.trials(g) == 0) {
        continue;
      }
      double share =
          (slice.events(g) - rate * slice.trials(g)) / slice.trials()
              - (rest.events(g) - rate * rest.trials(g)) / rest.trials();
      sum += share * share;
      units++;
    }
    return units < 2 ? Double.POSITIVE_INFINITY : sum * units / (units - 1);
  }
}
