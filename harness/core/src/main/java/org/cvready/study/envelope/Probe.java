package org.cvready.study.envelope;

import java.util.Locale;
import org.cvready.metric.ClusterTally;
import org.cvready.metric.Confidence;
import org.cvready.metric.interval.ClusteredCounts;
import org.cvready.metric.interval.Interval;

/**
 * What was seen at one magnitude.
 *
 * @param magnitude in the perturbation's unit
 * @param kind why it was probed
 * @param answer what the images say
 * @param units independent units shown before the test stopped
 * @param trials objects, images or units on the line that they held
 * @param events those that went wrong
 * @param rate events over trials, 0 where there was no trial
 * @param lower one-sided lower bound on the rate as if the number of units had been fixed before:
 *     for reading the plot, no verdict rests on it
 * @param upper the same as an upper bound
 * @param evidence e-value for a rate above the limit, at most a million
 */
public record Probe(
    double magnitude,
    Kind kind,
    Answer answer,
    long units,
    long trials,
    long events,
    double rate,
    double lower,
    double upper,
    double evidence) {
  private static final double MOST_EVIDENCE = 1e6;

  /** Why a magnitude was probed. */
  public enum Kind {
    /** A rung of the ladder, in order. */
    RUNG,
    /** A random magnitude between rungs: it can only shorten the range. */
    BETWEEN,
    /** Beyond the range, for where the limit is surely broken: it claims nothing. */
    BEYOND;

    /** The word in files: {@code rung}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What a finished test saw. */
  static Probe of(double magnitude, Kind kind, LimitTrial test, LimitRule rule) {
    ClusteredCounts counts = test.counts();
    Interval bounds =
        counts.trials() == 0
            ? Interval.unknownRate(1 - rule.alpha(), "none", "no trials")
            : ClusterTally.interval(counts, new Confidence(1 - rule.alpha(), rule.strict()));
    return new Probe(
        magnitude,
        kind,
        test.answer().orElse(Answer.INCONCLUSIVE),
        counts.units(),
        counts.trials(),
        counts.events(),
        counts.trials() == 0 ? 0 : counts.rate(),
        bounds.lower(),
        bounds.upper(),
        Math.min(MOST_EVIDENCE, test.evidence()));
  }
}
