package org.cvready.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.cvready.perturb.RandomStreams;
import org.cvready.study.envelope.Answer;
import org.cvready.study.envelope.LimitRule;
import org.cvready.study.envelope.LimitTrial;
import org.cvready.study.envelope.LimitTrials;
import org.cvready.study.envelope.UnitCount;

/**
 * How often the tests of an operating envelope are wrong, and what they cost, where the true rate
 * at every magnitude is known.
 *
 * <p>A search is a fixed sequence of tests, so it claims too much exactly where the first magnitude
 * beyond the limit passes: the tests are held against a rate right on the limit. Magnitudes share
 * their images and their luck, as on a real set, or each has its own.
 */
public final class EnvelopeErrors {
  private EnvelopeErrors() {}

  /**
   * A site whose rate is the same at every magnitude.
   *
   * @param units independent units
   * @param sizes trials of a unit
   * @param misses how many of them are missed
   * @param rule limit, error and looks
   */
  public record Site(int units, SizeLaw sizes, Misses misses, LimitRule rule) {}

  /**
   * What many tests gave.
   *
   * @param passes share that passed
   * @param fails share that called the limit broken
   * @param cost share of the units that they took, in the mean
   */
  public record Shares(double passes, double fails, double cost) {}

  /** Runs tests of one magnitude. */
  public static Shares tests(Site site, int replications, long seed) {
    double[][] found =
        IntStream.range(0, replications)
            .parallel()
            .mapToObj(i -> test(site, RandomStreams.of(seed, "replication " + i, "envelope")))
            .toArray(double[][]::new);
    double[] sums = new double[3];
    for (double[] one : found) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += one[i] / replications;
      }
    }
    return new Shares(sums[0], sums[1], sums[2]);
  }

  private static double[] test(Site site, RandomGenerator random) {
    List<Integer> sizes = new ArrayList<>();
    List<UnitCount> counts = new ArrayList<>();
    for (int i = 0; i < site.units(); i++) {
      int size = site.sizes().draw(random);
      sizes.add(size);
      counts.add(new UnitCount(size, site.misses().of(size, random)));
    }
    LimitTrial test = new LimitTrials(site.rule(), sizes).test(site.rule().alpha());
    while (test.answer().isEmpty()) {
      test.take(counts.subList(test.from(), test.to()));
    }
    Answer answer = test.answer().get();
    return new double[] {
      answer == Answer.PASS ? 1 : 0,
      answer == Answer.FAIL ? 1 : 0,
      (double) test.from() / site.units()
    };
  }
}
