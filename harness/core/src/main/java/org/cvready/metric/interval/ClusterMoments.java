package org.cvready.metric.interval;

/**
 * The sums behind the cluster bounds, as real numbers, so that a study that has not been made yet
 * can be thought of as a multiple of one that has.
 *
 * @param units independent units, at least 2 where a variance is asked for
 * @param trials trials in all units, positive
 * @param events events in all units, in [0, trials]
 * @param trialsSquared sum over units of trials squared
 * @param residual sum over units of (events - rate * trials) squared
 * @param largest most trials, most events and most other trials of one unit
 */
record ClusterMoments(
    double units,
    double trials,
    double events,
    double trialsSquared,
    double residual,
    Largest largest) {

  /**
   * The largest of any unit.
   *
   * @param trials most trials of one unit
   * @param events most events of one unit
   * @param others most trials without the event of one unit
   */
  record Largest(double trials, double events, double others) {}

  static ClusterMoments of(ClusteredCounts counts) {
    double rate = counts.trials() == 0 ? 0 : counts.rate();
    double residual =
        counts.eventsSquared()
            - 2 * rate * counts.trialsTimesEvents()
            + rate * rate * counts.trialsSquared();
    return new ClusterMoments(
        counts.units(),
        counts.trials(),
        counts.events(),
        counts.trialsSquared(),
        Math.max(0, residual),
        new Largest(counts.mostTrials(), counts.mostEvents(), counts.mostOthers()));
  }

  /** The same kind of units, {@code factor} times as many. */
  ClusterMoments scaled(double factor) {
    return new ClusterMoments(
        units * factor,
        trials * factor,
        events * factor,
        trialsSquared * factor,
        residual * factor,
        largest);
  }

  double rate() {
    return events / trials;
  }

  /** Mean size of the unit that a trial finds itself in. */
  double weightedSize() {
    return trialsSquared / trials;
  }

  /** Variance of the rate, with units as the independent draws. */
  double clusterVariance() {
    return units / (units - 1) * residual / (trials * trials);
  }

  /** Variance of the rate if every trial were independent. */
  double binomialVariance() {
    return rate() * (1 - rate()) / trials;
  }

  /** Variance for the upper bound: the larger of the two, widened for the few units behind it. */
  double widenedVariance(double level) {
    double ratio = Quantiles.student(level, units - 1) / Quantiles.normal(level);
    return Math.max(clusterVariance(), binomialVariance()) * ratio * ratio;
  }

  /**
   * The upper bound on the rate: the quantile of a gamma distribution whose mean and variance allow
   * for one more unit of {@code weight} events.
   *
   * <p>The idea is that of M. P. Fay and E. J. Feuer, "Confidence intervals for directly
   * standardized rates", Statistics in Medicine 16 (1997), 791-801, on units instead of strata.
   */
  double upper(double weight, double level) {
    return Math.min(1, gammaUpper(rate(), weight, level));
  }

  /** The lower bound that follows from the upper bound on trials without the event. */
  double lowerByOthers(double weight, double level) {
    return Math.max(0, 1 - gammaUpper(1 - rate(), weight, level));
  }

  private double gammaUpper(double share, double weight, double level) {
    double step = weight / trials;
    return Quantiles.gamma(level, share + step, widenedVariance(level) + step * step);
  }

  /**
   * The lower bound on a rate strictly between 0 and 1: Clopper-Pearson on as many trials as would
   * be worth the same if they were independent.
   *
   * <p>Source: E. L. Korn and B. I. Graubard, "Confidence intervals for proportions with small
   * expected number of positive counts estimated from survey data", Survey Methodology 24 (1998),
   * 193-201.
   */
  double lowerByEffectiveTrials(double level) {
    double ratio = Quantiles.student(level, trials - 1) / Quantiles.student(level, units - 1);
    double effective = Math.min(trials, trials / designEffect() * ratio * ratio);
    return ClopperPearson.lower(rate() * effective, effective, level);
  }

  /** How many dependent trials are worth one independent trial; at least 1. */
  double designEffect() {
    double binomial = binomialVariance();
    return binomial > 0 ? Math.max(1, clusterVariance() / binomial) : 1;
  }
}
