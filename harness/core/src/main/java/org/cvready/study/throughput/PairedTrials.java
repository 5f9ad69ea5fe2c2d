package org.cvready.study.throughput;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;
import org.cvready.model.ModelOptions;

/**
 * Compares settings in pairs: a round of one, a round of the other and again, so that whatever else
 * the machine does meets both alike.
 *
 * <p>The interval is Student's over the logarithms of the rounds' ratios.
 */
final class PairedTrials {
  /** Rounds of each setting. */
  static final int ROUNDS = 9;

  private static final double TWO_SIDED_95 = 0.975;

  private final ModelOptions model;
  private final List<Path> images;
  private final Duration time;

  /**
   * Trials of one model.
   *
   * @param time that all rounds of one setting should take about
   */
  PairedTrials(ModelOptions model, List<Path> images, Duration time) {
    this.model = model;
    this.images = images;
    this.time = time;
  }

  /**
   * Something else than the base to try.
   *
   * @param change against the base, in words
   * @param model how the model is opened
   * @param setting how it is run
   * @param samePicture false where the model gets to see other pixels, so that it may find other
   *     things
   */
  record Candidate(String change, ModelOptions model, Setting setting, boolean samePicture) {}

  /** Compares the base with each of the candidates. */
  List<SettingTrial> run(Setting base, List<Candidate> candidates) throws InterruptedException {
    List<SettingTrial> trials = new ArrayList<>();
    if (candidates.isEmpty()) {
      return trials;
    }
    try (SettingRun usual = new SettingRun(model, base, images)) {
      for (Candidate candidate : candidates) {
        try (SettingRun other = new SettingRun(candidate.model(), candidate.setting(), images)) {
          int count = imagesARound(usual, Math.max(size(base), size(candidate.setting())));
          other.show(count);
          double[][] speeds = rounds(usual, other, count);
          trials.add(compare(new Pair(base, candidate, count), speeds[0], speeds[1]));
        }
      }
    }
    return trials;
  }

  /** Two settings that are shown so many images a round. */
  record Pair(Setting base, Candidate candidate, int count) {}

  private static int size(Setting setting) {
    return setting.threads() * setting.batch();
  }

  /** So many that a round takes its part of the time, and no thread or place stays empty. */
  private int imagesARound(SettingRun usual, int step) throws InterruptedException {
    usual.show(step);
    double nanosAnImage = (double) usual.show(step) / step;
    double wanted = time.toNanos() / (double) ROUNDS / nanosAnImage;
    long steps = Math.max(1, Math.round(wanted / step));
    return (int) Math.min(1_000_000, steps * step);
  }

  private static double[][] rounds(SettingRun usual, SettingRun other, int count)
      throws InterruptedException {
    double[][] speeds = new double[2][ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      // Who goes first changes from round to round, so that a drift favours neither.
      boolean usualFirst = (round & 1) == 0;
      double first = count * 1e9 / (usualFirst ? usual : other).show(count);
      double second = count * 1e9 / (usualFirst ? other : usual).show(count);
      speeds[0][round] = usualFirst ? first : second;
      speeds[1][round] = usualFirst ? second : first;
    }
    return speeds;
  }

  /**
   * From images per second by round to a ratio with its interval.
   *
   * @param base of the base, at least two rounds
   * @param candidate of the candidate, as many
   */
  static SettingTrial compare(Pair pair, double[] base, double[] candidate) {
    int rounds = base.length;
    double sum = 0;
    double baseSum = 0;
    for (int i = 0; i < rounds; i++) {
      sum += Math.log(candidate[i] / base[i]);
      baseSum += Math.log(base[i]);
    }
    double mean = sum / rounds;
    double squares = 0;
    for (int i = 0; i < rounds; i++) {
      double off = Math.log(candidate[i] / base[i]) - mean;
      squares += off * off;
    }
    double t = TDistribution.of(rounds - 1).inverseCumulativeProbability(TWO_SIDED_95);
    double half = t * Math.sqrt(squares / (rounds - 1) / rounds);
    return new SettingTrial(
        pair.candidate().change(),
        pair.base(),
        pair.candidate().setting(),
        pair.candidate().samePicture(),
        rounds,
        pair.count(),
        Math.exp(baseSum / rounds),
        Math.exp(mean),
        Math.exp(mean - half),
        Math.exp(mean + half),
        Optional.empty());
  }
}
