package org.cvready.metric.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockBoundTest {
  private static final double LEVEL = 0.95;

  @Test
  void share_ofNineBlocks_isUndecided() {
    BlockBound bound = new BlockBound(10, LEVEL);
    assertThat(bound.share(new boolean[630]).undecided())
        .contains("record must be at least 700 frames");
    assertThat(bound.share(new boolean[631]).undecided()).isEmpty();
    assertThat(bound.share(new boolean[0]).undecided()).isPresent();
  }

  @Test
  void share_withoutEvent_isThreeStallsOverFrames() {
    Interval interval = new BlockBound(10, LEVEL).share(new boolean[3_000]);
    // -ln(0.05) stalls of ten frames
    assertThat(interval.upper()).isCloseTo(2.995732273553991 * 10 / 3_000, within(1e-12));
    assertThat(interval.lower()).isZero();
  }

  private static Interval shareWithRun(int frames, int run) {
    boolean[] late = new boolean[frames];
    Arrays.fill(late, 500, 500 + run, true);
    return new BlockBound(10, LEVEL).share(late);
  }

  @Test
  void share_withRunLongerThanDeclared_usesTheRunAndSaysSo() {
    Interval interval = shareWithRun(2_000, 12);
    assertThat(interval.undecided()).isEmpty();
    assertThat(interval.notes())
        .containsExactly("longest run 12 exceeds declared S=10, so the bounds use 12");
    assertThat(interval.method()).isEqualTo("blocks, S=12");
    assertThat(shareWithRun(2_000, 10).notes()).isEmpty();
  }

  @Test
  void share_withRunTooLongForTheRecord_isUndecided() {
    // Ten blocks of 7 x 30 frames need more than 1,890 frames.
    assertThat(shareWithRun(1_891, 30).undecided()).isEmpty();
    assertThat(shareWithRun(1_890, 30).undecided())
        .contains("longest run 30 exceeds declared S=10");
  }

  @Test
  void share_withRunLongerThanABlock_isUndecided() {
    assertThat(shareWithRun(100_000, 70).undecided()).isEmpty();
    assertThat(shareWithRun(100_000, 71).undecided())
        .contains("longest run 71 exceeds declared S=10");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void counts_ofMarksInAnyOrder_equalTheDirectSums(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    int length = random.nextInt(100, 400);
    int blockLength = random.nextInt(1, 40);
    int[] order = random.ints(0, length).distinct().limit(length / 2).toArray();
    SequenceCounts counts = new SequenceCounts(length, blockLength);
    boolean[] frames = new boolean[length];
    for (int frame : order) {
      counts.mark(frame);
      frames[frame] = true;
      assertThat(counts.longestRun()).isEqualTo(longestRun(frames));
    }
    ClusteredCounts.Builder direct = new ClusteredCounts.Builder();
    for (int start = 0; start < length; start += blockLength) {
      int end = Math.min(length, start + blockLength);
      int marks = 0;
      for (int i = start; i < end; i++) {
        marks += frames[i] ? 1 : 0;
      }
      direct.add(end - start, marks);
    }
    ClusterMoments expected = ClusterMoments.of(direct.build());
    assertThat(counts.moments().units()).isEqualTo(expected.units());
    assertThat(counts.moments().events()).isEqualTo(expected.events());
    assertThat(counts.moments().residual()).isCloseTo(expected.residual(), within(1e-9));
  }

  private static int longestRun(boolean[] frames) {
    int longest = 0;
    int run = 0;
    for (boolean frame : frames) {
      run = frame ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {4, 5, 6})
  void percentile_ofRandomLatencies_agreesWithTheShareAtEachBound(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    long[] latencies = random.longs(5_000, 10_000, 90_000).toArray();
    BlockBound bound = new BlockBound(6, LEVEL);
    Interval p95 = bound.percentile(latencies, 95);
    assertThat(p95.undecided()).isEmpty();
    assertThat(p95.lower()).isPositive().isLessThan(p95.upper());
    // Passing at the upper bound and failing just below the lower one, as the share itself does.
    assertThat(bound.shareAbove(latencies, (long) p95.upper()).upper()).isLessThanOrEqualTo(0.05);
    assertThat(bound.shareAbove(latencies, (long) p95.lower() - 1).lower()).isGreaterThan(0.05);
    long[] sorted = latencies.clone();
    Arrays.sort(sorted);
    double observed = NearestRank.of(sorted, 95).orElseThrow();
    assertThat(observed).isBetween(p95.lower(), p95.upper());
  }

  @Test
  void percentile_ofTooFewFrames_hasNoUpperBound() {
    long[] latencies = new long[1_000];
    Arrays.setAll(latencies, i -> 100 + i % 7);
    Interval interval = new BlockBound(1, LEVEL).percentile(latencies, 99.9);
    assertThat(interval.upper()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(interval.notes()).containsExactly("no upper bound on this percentile");
    assertThat(new BlockBound(20, LEVEL).percentile(latencies, 50).undecided()).isPresent();
  }

  @Test
  void percentile_whereDroppedFramesAreMany_isInfinite() {
    long[] latencies = new long[4_000];
    Arrays.setAll(latencies, i -> i % 20 == 0 ? Long.MAX_VALUE : 50 + i % 9);
    Interval interval = new BlockBound(1, LEVEL).percentile(latencies, 99);
    assertThat(interval.lower()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(interval.upper()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void shareAbove_ofValueAtTheThreshold_doesNotCountIt() {
    long[] values = new long[1_000];
    Arrays.fill(values, 80);
    BlockBound bound = new BlockBound(1, LEVEL);
    assertThat(bound.shareAbove(values, 80).lower()).isZero();
    assertThat(bound.shareAbove(values, 80).undecided()).isEmpty();
    assertThat(bound.shareAbove(values, 79).upper()).isEqualTo(1);
  }
}
