package org.cvready.trust;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cvready.gate.GateResult;
import org.cvready.gate.Judge;
import org.cvready.gate.MeasuredRun;
import org.cvready.gate.Verdict;
import org.cvready.metric.interval.Interval;

/**
 * What became of many certifications of one world.
 *
 * @param replications how many there were
 * @param pass how many passed, by the place of the limit in {@link #SCALES}
 * @param fail how many failed, likewise
 * @param above how many upper bounds lay below the truth
 * @param below how many lower bounds lay above it
 * @param unbounded how many had no bound that may be used
 */
public record Certifications(
    int replications, List<Long> pass, List<Long> fail, long above, long below, long unbounded) {
  /** Limits as shares of the truth: it is twice, 1.5 times, just and half of what they allow. */
  static final double[] SCALES = {0.5, 1 / 1.5, 1, 2};

  private static final int ON = 2;
  private static final int UNDER = 3;

  /** Copies the lists. */
  public Certifications {
    pass = List.copyOf(pass);
    fail = List.copyOf(fail);
  }

  /**
   * Certifies a world again and again; the result does not depend on the number of threads.
   *
   * @param scenario the world and the plan
   * @param replications how often, at least 1
   * @param seed of all draws
   */
  public static Certifications of(Scenario scenario, int replications, long seed) {
    long[] sums =
        IntStream.range(0, replications)
            .parallel()
            .mapToObj(i -> once(scenario, new SplittableRandom(seed * 1_000_003 + i).split()))
            .reduce(new long[2 * SCALES.length + 3], Certifications::sum);
    return new Certifications(
        replications,
        IntStream.range(0, SCALES.length).mapToObj(i -> sums[i]).toList(),
        IntStream.range(0, SCALES.length).mapToObj(i -> sums[SCALES.length + i]).toList(),
        sums[2 * SCALES.length],
        sums[2 * SCALES.length + 1],
        sums[2 * SCALES.length + 2]);
  }

  private static long[] once(Scenario scenario, SplittableRandom random) {
    MeasuredRun run = scenario.world().draw(random);
    Judge judge = new Judge(run);
    long[] counts = new long[2 * SCALES.length + 3];
    for (int i = 0; i < SCALES.length; i++) {
      List<GateResult> results = judge.judge(scenario.plan().apply(SCALES[i]));
      Verdict verdict = Verdict.worst(results.stream().map(GateResult::verdict).toList());
      counts[i] = verdict == Verdict.PASS ? 1 : 0;
      counts[SCALES.length + i] = verdict == Verdict.FAIL ? 1 : 0;
      if (i == ON && scenario.truth().isPresent()) {
        Interval interval = results.get(0).measurement().orElseThrow().interval();
        double truth = scenario.truth().get();
        boolean bounded = interval.undecided().isEmpty();
        counts[2 * SCALES.length] = bounded && interval.upper() < truth ? 1 : 0;
        counts[2 * SCALES.length + 1] = bounded && interval.lower() > truth ? 1 : 0;
        counts[2 * SCALES.length + 2] = bounded ? 0 : 1;
      }
    }
    return counts;
  }

  private static long[] sum(long[] a, long[] b) {
    return IntStream.range(0, a.length).mapToLong(i -> a[i] + b[i]).toArray();
  }

  /** Share that passed although the truth is on the limit. */
  public double passOnLimit() {
    return share(pass.get(ON));
  }

  /** Share that passed although the truth is 1.5 times the limit. */
  public double passHalfOver() {
    return share(pass.get(1));
  }

  /** Share that passed although the truth is twice the limit. */
  public double passTwiceOver() {
    return share(pass.get(0));
  }

  /** Share that passed where the truth is half of the limit. */
  public double passUnder() {
    return share(pass.get(UNDER));
  }

  /** Share that failed although the truth is on the limit and so keeps it. */
  public double failOnLimit() {
    return share(fail.get(ON));
  }

  /** Share that failed although the truth is half of the limit. */
  public double failUnder() {
    return share(fail.get(UNDER));
  }

  /** Share that failed where the truth is twice the limit. */
  public double failTwiceOver() {
    return share(fail.get(0));
  }

  /** Share without a verdict where the truth is on the limit. */
  public double openOnLimit() {
    return share(replications - pass.get(ON) - fail.get(ON));
  }

  /** Share of upper bounds that the truth is not above. */
  public double upperHolds() {
    return 1 - share(above);
  }

  /** Share of lower bounds that the truth is not below. */
  public double lowerHolds() {
    return 1 - share(below);
  }

  /** Share without a bound that may be used. */
  public double withoutBound() {
    return share(unbounded);
  }

  private double share(long count) {
    return (double) count / replications;
  }
}
