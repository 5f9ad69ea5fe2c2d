package org.cvready.study.gap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.cvready.metric.Confidence;
import org.cvready.metric.interval.Interval;
import org.cvready.metric.interval.UnitBootstrap;
import org.cvready.study.gap.Attribution.Part;
import org.cvready.study.gap.Attribution.Share;
import org.cvready.study.gap.KindCounts.Sums;

/** Takes one gap apart, with intervals from resampled independent units of both sets. */
final class Decomposition {
  private static final int RESAMPLES = 1_000;
  private static final int CLASS_LEVEL = 1;
  private static final int KIND_LEVEL = TrialKind.LEVELS - 1;
  private static final int CAUSES = Cause.values().length;
  private static final double LEVEL = Confidence.USUAL.level();
  private static final String OF_SHARES = "bootstrap of units, percentiles at half the error";

  private final GapRate rate;
  private final GapTrials trials;
  private final KindLevels levels;
  private final Optional<KindLevels> changeLevels;

  private Decomposition(GapRate rate, GapTrials trials) {
    this.rate = rate;
    this.trials = trials;
    this.levels = new KindLevels(trials.kinds(), trials.benchmark().sums().trials());
    this.changeLevels =
        trials
            .change()
            .filter(change -> change.sums().allTrials() > 0)
            .map(change -> new KindLevels(trials.kinds(), change.sums().trials()));
  }

  /**
   * Takes a gap apart.
   *
   * @param rate which
   * @param trials of both sets
   * @param shown whether there is a gap at all: else parts have no shares
   * @param seed of the resamples
   * @return empty where one set has no trial
   */
  static Optional<Attribution> of(GapRate rate, GapTrials trials, boolean shown, long seed) {
    if (trials.benchmark().sums().allTrials() == 0 || trials.site().sums().allTrials() == 0) {
      return Optional.empty();
    }
    return Optional.of(new Decomposition(rate, trials).attribution(shown, seed));
  }

  /** The gap, then the amount of each cause, from sums over units. */
  private double[] amounts(Sums benchmark, Sums site, Optional<Sums> change) {
    double plain = benchmark.allEvents() / benchmark.allTrials();
    double gap = site.allEvents() / site.allTrials() - plain;
    double mix = 0;
    double size = 0;
    double reached = plain;
    if (rate.has(Cause.CLASS_MIX)) {
      double next = levels.weighted(benchmark, site.trials(), CLASS_LEVEL);
      mix = next - reached;
      reached = next;
    }
    if (rate.has(Cause.SIZE_AND_COUNT)) {
      size = levels.weighted(benchmark, site.trials(), KIND_LEVEL) - reached;
    }
    double conditions =
        change
            .filter(sums -> changeLevels.isPresent())
            .map(sums -> changeLevels.get().weighted(sums, site.trials(), KIND_LEVEL))
            .orElse(0.0);
    return new double[] {gap, mix, size, conditions, gap - mix - size - conditions};
  }

  private Attribution attribution(boolean shown, long seed) {
    double[] observed =
        amounts(
            trials.benchmark().sums(), trials.site().sums(), trials.change().map(KindCounts::sums));
    double[][] resampled = resample(seed);
    long units = Math.min(trials.benchmark().unitsWithTrials(), trials.site().unitsWithTrials());
    List<Part> parts = new ArrayList<>();
    for (Cause cause : Cause.values()) {
      boolean known = cause != Cause.IMAGE_CONDITIONS || changeLevels.isPresent();
      if (rate.has(cause) && known) {
        int at = 1 + List.of(Cause.values()).indexOf(cause);
        parts.add(
            new Part(
                cause,
                observed[at],
                interval(observed[at], resampled[at], units),
                shown ? Optional.of(share(observed, resampled, at, units)) : Optional.empty()));
      }
    }
    return new Attribution(observed[0], parts, notes());
  }

  private double[][] resample(long seed) {
    double[][] values = new double[1 + CAUSES][RESAMPLES];
    int used = 0;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < RESAMPLES; i++) {
      int[] first = draw(trials.benchmark().units(), random);
      int[] second = trials.joint() ? first : draw(trials.site().units(), random);
      Sums benchmark = trials.benchmark().sums(first);
      Sums site = trials.site().sums(second);
      if (benchmark.allTrials() > 0 && site.allTrials() > 0) {
        double[] amounts =
            amounts(benchmark, site, trials.change().map(change -> change.sums(first)));
        for (int k = 0; k < amounts.length; k++) {
          values[k][used] = amounts[k];
        }
        used++;
      }
    }
    int kept = used;
    return Arrays.stream(values).map(all -> Arrays.copyOf(all, kept)).toArray(double[][]::new);
  }

  private static int[] draw(int units, SplittableRandom random) {
    int[] times = new int[units];
    for (int i = 0; i < units; i++) {
      times[random.nextInt(units)]++;
    }
    return times;
  }

  private static Interval interval(double observed, double[] resampled, long units) {
    double mean = Arrays.stream(resampled).average().orElse(observed);
    double squares = Arrays.stream(resampled).map(v -> (v - mean) * (v - mean)).sum();
    double deviation = resampled.length < 2 ? 0 : Math.sqrt(squares / (resampled.length - 1));
    if (deviation == 0 && observed == 0) {
      return Interval.of(0, 0, LEVEL, "nothing differs in any resample");
    }
    return new UnitBootstrap(mean, deviation, units).differenceBounds(observed, LEVEL);
  }

  private static Share share(double[] observed, double[][] resampled, int at, long units) {
    double value = observed[at] / observed[0];
    double[] shares = new double[resampled[0].length];
    boolean sameSign = true;
    for (int i = 0; i < shares.length; i++) {
      double gap = resampled[0][i];
      sameSign &= Math.signum(gap) == Math.signum(observed[0]) && gap != 0;
      shares[i] = gap == 0 ? 0 : resampled[at][i] / gap;
    }
    Arrays.sort(shares);
    int tail = (int) Math.floor(shares.length * (1 - LEVEL) / 2);
    Interval interval =
        shares.length == 0
            ? Interval.of(value, value, LEVEL, OF_SHARES)
            : Interval.of(shares[tail], shares[shares.length - 1 - tail], LEVEL, OF_SHARES)
                .holding(value);
    if (units < 10) {
      return new Share(value, interval.withUndecided("fewer than 10 independent units"));
    }
    return new Share(
        value,
        sameSign ? interval : interval.withUndecided("the gap is gone in some of the resamples"));
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    double[] weights = trials.site().sums().trials();
    double all = Arrays.stream(weights).sum();
    double merged = 0;
    double strange = 0;
    for (int k = 0; k < weights.length; k++) {
      merged += levels.finest(k) < KIND_LEVEL && levels.finest(k) > 0 ? weights[k] : 0;
      strange += levels.finest(k) == 0 ? weights[k] : 0;
    }
    String trialsOf = rate.metric().level().trials();
    if (rate.has(Cause.SIZE_AND_COUNT) && merged > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%.0f %% of the site's %s are of sizes and counts of which the benchmark has fewer"
                  + " than %d; they take the rate of their class and size, or of their class.",
              100 * merged / all,
              trialsOf,
              KindLevels.SUPPORT));
    }
    if (rate.has(Cause.CLASS_MIX) && strange > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%.0f %% of the site's %s are of classes of which the benchmark has fewer than %d;"
                  + " what they add is left unexplained.",
              100 * strange / all,
              trialsOf,
              KindLevels.SUPPORT));
    }
    return notes;
  }
}
