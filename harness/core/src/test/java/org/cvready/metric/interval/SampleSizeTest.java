package org.cvready.metric.interval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleSizeTest {
  private static final double LEVEL = 0.95;

  @Test
  void independent_withoutMissAtOnePercent_is299() {
    assertThat(SampleSize.independent(0, 0.01, LEVEL)).hasValue(299);
    assertThat(ClopperPearson.of(0, 298, LEVEL).upper()).isGreaterThan(0.01);
    assertThat(ClopperPearson.of(0, 299, LEVEL).upper()).isLessThanOrEqualTo(0.01);
  }

  @Test
  void moreIndependent_ofDecidedCounts_isZero() {
    assertThat(SampleSize.moreIndependent(0, 299, 0.01, LEVEL)).hasValue(0);
    assertThat(SampleSize.moreIndependent(0, 298, 0.01, LEVEL)).hasValue(1);
    assertThat(SampleSize.moreIndependent(90, 100, 0.01, LEVEL)).hasValue(0);
    assertThat(SampleSize.moreIndependent(0, 0, 0.01, LEVEL)).hasValue(299);
  }

  @Test
  void moreIndependent_whereTheRateIsTheLimit_isNever() {
    assertThat(SampleSize.moreIndependent(5, 100, 0.05, LEVEL)).isEmpty();
    assertThat(SampleSize.moreIndependent(0, 100, 0, LEVEL)).isEmpty();
  }

  @ParameterizedTest(name = "rate {0}, limit {1}")
  @CsvSource({"0, 0.05", "0.02, 0.05", "0.001, 0.002", "0.08, 0.05", "1, 0.5", "0.3, 0.29"})
  void independent_ofAnyRate_decidesThereAndNotOneBefore(double rate, double limit) {
    long trials = SampleSize.independent(rate, limit, LEVEL).orElseThrow();
    assertThat(decides(rate, limit, trials)).isTrue();
    assertThat(trials == 1 || !decides(rate, limit, trials - 1)).isTrue();
  }

  private static boolean decides(double rate, double limit, long trials) {
    double events = rate * trials;
    long rounded = (long) (rate < limit ? Math.ceil(events) : Math.floor(events));
    Interval interval = ClopperPearson.of(rounded, trials, LEVEL);
    return rate < limit ? interval.upper() <= limit : interval.lower() > limit;
  }

  // As in ../shared/STATISTICS.md: without a miss, 252 images of 5 objects certify 1 %.
  @Test
  void moreClustered_withoutMiss_reachesTheStatedSize() {
    Optional<SampleSize.Amount> more =
        SampleSize.moreClustered(repeated(1, 100, 5, 0), 0.01, false, LEVEL);
    assertThat(more).contains(new SampleSize.Amount(152 * 5, 152));
  }

  @Test
  void moreClustered_strict_takesMore() {
    ClusteredCounts counts = repeated(1, 100, 5, 0);
    assertThat(SampleSize.moreClustered(counts, 0.01, true, LEVEL).orElseThrow().units())
        .isGreaterThan(SampleSize.moreClustered(counts, 0.01, false, LEVEL).orElseThrow().units());
  }

  @ParameterizedTest(name = "limit {0}")
  @ValueSource(doubles = {0.02, 0.03, 0.006})
  void moreClustered_ofRepeatedUnits_agreesWithTheBoundOnThem(double limit) {
    // One miss in each hundred objects; copies of the whole set are what the search thinks of.
    ClusteredCounts once = repeated(1, 25, 4, 1);
    long units = SampleSize.moreClustered(once, limit, false, LEVEL).orElseThrow().units() + 25;
    int copies = Math.toIntExact((units + 24) / 25);
    assertThat(decided(repeated(copies, 25, 4, 1), limit)).isTrue();
    assertThat(decided(repeated(copies - 1, 25, 4, 1), limit)).isFalse();
  }

  private static boolean decided(ClusteredCounts counts, double limit) {
    Interval interval = ClusterGamma.of(counts, false, LEVEL);
    return interval.upper() <= limit || interval.lower() > limit;
  }

  /** Copies of a set of equal units, in which one unit has the given events. */
  private static ClusteredCounts repeated(int copies, int units, int trials, int events) {
    int[] sizes = new int[copies * units];
    Arrays.fill(sizes, trials);
    int[] marks = new int[copies * units];
    for (int copy = 0; copy < copies; copy++) {
      marks[copy * units] = events;
    }
    return ClusteredCounts.of(sizes, marks);
  }

  @Test
  void moreClustered_ofThreeUnits_asksForAtLeastFive() {
    assertThat(
            SampleSize.moreClustered(repeated(1, 3, 200, 0), 0.9, false, LEVEL)
                .orElseThrow()
                .units())
        .isGreaterThanOrEqualTo(2);
  }

  @Test
  void moreClusteredAtRate_ofAssumedRate_isBetweenBestAndWorst() {
    ClusteredCounts known = repeated(1, 60, 3, 0);
    long planned = SampleSize.moreClusteredAtRate(known, 0.02, 0.05, LEVEL).orElseThrow().trials();
    long best = SampleSize.independent(0.02, 0.05, LEVEL).orElseThrow() - known.trials();
    assertThat(planned).isGreaterThan(best).isLessThan(3 * (best + known.trials()));
    assertThat(SampleSize.moreClusteredAtRate(known, 0.05, 0.05, LEVEL)).isEmpty();
  }

  @Test
  void moreFrames_withoutLateFrame_isThreeStallsOverTheLimit() {
    BlockBound bound = new BlockBound(10, LEVEL);
    OptionalLong more = SampleSize.moreFrames(new boolean[1_000], 0.001, bound);
    long total = more.orElseThrow() + 1_000;
    // 2.9957 stalls of ten frames over a thousandth
    assertThat(total).isEqualTo(29_958);
    assertThat(bound.share(new boolean[29_958]).upper()).isLessThanOrEqualTo(0.001);
    assertThat(bound.share(new boolean[29_957]).upper()).isGreaterThan(0.001);
  }

  // 2.9957 stalls of one frame over a thousandth, and never fewer than ten blocks of seven.
  @Test
  void framesWithoutEvent_isTheShortestRecordThatCertifies() {
    assertThat(SampleSize.framesWithoutEvent(0.001, new BlockBound(1, LEVEL))).hasValue(2_996);
    assertThat(SampleSize.framesWithoutEvent(0.5, new BlockBound(1, LEVEL))).hasValue(64);
    assertThat(SampleSize.framesWithoutEvent(0, new BlockBound(1, LEVEL))).isEmpty();
  }

  @Test
  void moreFrames_withRunLongerThanDeclared_asksForTheRecordThatTheRunNeeds() {
    boolean[] frames = new boolean[1_000];
    Arrays.fill(frames, 100, 130, true);
    BlockBound bound = new BlockBound(10, LEVEL);
    long total = SampleSize.moreFrames(frames, 0.99, bound).orElseThrow() + 1_000;
    // Ten blocks of 7 x 30 frames need more than 1,890.
    assertThat(total).isEqualTo(1_891);
    assertThat(SampleSize.moreFrames(frames, 0.99, new BlockBound(4, LEVEL))).isEmpty();
  }

  @Test
  void moreFrames_ofShortRecord_asksForTenBlocks() {
    assertThat(SampleSize.moreFrames(new boolean[1], 0.9, new BlockBound(10, LEVEL))).hasValue(630);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void moreClustered_ofRandomCounts_isNeverNegative(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int i = 0; i < 50; i++) {
      ClusteredCounts.Builder builder = new ClusteredCounts.Builder();
      for (int unit = 0; unit < 40; unit++) {
        int trials = random.nextInt(1, 8);
        builder.add(trials, random.nextInt(0, trials + 1) / 2);
      }
      Optional<SampleSize.Amount> more =
          SampleSize.moreClustered(builder.build(), random.nextDouble(), false, LEVEL);
      more.ifPresent(amount -> assertThat(amount.units()).isNotNegative());
    }
  }
}
