package org.cvready.model.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NonMaxSuppressionTest {
  private static final int CLASSES = 3;

  private static Candidates random(long seed, int count) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Candidates candidates = new Candidates(0);
    Candidates.Source source = new Candidates.Source(Synthetic.tensor("out", 1, 1));
    for (int i = 0; i < count; i++) {
      // Few distinct scores, so that ties are common.
      source.at(i, random.nextInt(CLASSES), random.nextInt(1, 9) / 8f);
      candidates.addCentred(
          source,
          random.nextInt(20, 80),
          random.nextInt(20, 80),
          random.nextInt(10, 40),
          random.nextInt(10, 40));
    }
    return candidates;
  }

  private static Candidates subset(Candidates all, int[] positions) {
    Candidates subset = new Candidates(0);
    Candidates.Source source = new Candidates.Source(Synthetic.tensor("out", 1, 1));
    for (int i : positions) {
      subset.addCorners(
          source.at(i, all.classIndex(i), all.score(i)),
          all.corner(i, 0),
          all.corner(i, 1),
          all.corner(i, 2),
          all.corner(i, 3));
    }
    return subset;
  }

  private static double iou(Candidates all, int a, int b) {
    double width =
        (double) Math.min(all.corner(a, 2), all.corner(b, 2))
            - Math.max(all.corner(a, 0), all.corner(b, 0));
    double height =
        (double) Math.min(all.corner(a, 3), all.corner(b, 3))
            - Math.max(all.corner(a, 1), all.corner(b, 1));
    double shared = Math.max(0, width) * Math.max(0, height);
    return shared / (all.area(a) + all.area(b) - shared);
  }

  /** The definition, word by word. */
  private static List<Integer> bruteForce(Candidates all, double threshold) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      order.add(i);
    }
    order.sort(
        (a, b) ->
            all.score(a) != all.score(b)
                ? Float.compare(all.score(b), all.score(a))
                : all.classIndex(a) != all.classIndex(b)
                    ? all.classIndex(a) - all.classIndex(b)
                    : a - b);
    List<Integer> kept = new ArrayList<>();
    for (int candidate : order) {
      if (kept.stream()
          .noneMatch(
              k ->
                  all.classIndex(k) == all.classIndex(candidate)
                      && iou(all, k, candidate) > threshold)) {
        kept.add(candidate);
      }
    }
    return kept;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void keep_ofRandomBoxes_isTheDefinitionAndIdempotent(long seed) {
    Candidates all = random(seed, 400);
    for (double threshold : new double[] {0, 0.3, 0.5, 0.7, 0.95}) {
      NonMaxSuppression rule = new NonMaxSuppression(threshold, 1000);
      int[] kept = rule.keep(all, CLASSES);
      assertThat(kept)
          .containsExactly(bruteForce(all, threshold).stream().mapToInt(i -> i).toArray());
      assertThat(rule.keep(subset(all, kept), CLASSES)).hasSize(kept.length);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {6, 7})
  void keep_withALimit_keepsTheFirstOfTheUnlimited(long seed) {
    Candidates all = random(seed, 300);
    int[] unlimited = new NonMaxSuppression(0.5, 1000).keep(all, CLASSES).clone();
    int[] limited = new NonMaxSuppression(0.5, 10).keep(all, CLASSES);
    assertThat(limited).hasSize(10).isEqualTo(java.util.Arrays.copyOf(unlimited, 10));
  }

  @Test
  void keep_atThresholdOne_keepsEvenTwins() {
    Candidates all = new Candidates(0);
    Candidates.Source source = new Candidates.Source(Synthetic.tensor("out", 1, 1));
    all.addCorners(source.at(0, 0, 0.5f), 0, 0, 5, 5);
    all.addCorners(source.at(1, 0, 0.9f), 0, 0, 5, 5);
    assertThat(new NonMaxSuppression(1, 9).keep(all, 1)).containsExactly(1, 0);
    assertThat(new NonMaxSuppression(0.99, 9).keep(all, 1)).containsExactly(1);
  }

  /** Two boxes that share half of each: IoU 1/3. */
  @Test
  void keep_atExactlyTheOverlap_suppressesNothing() {
    Candidates all = new Candidates(0);
    Candidates.Source source = new Candidates.Source(Synthetic.tensor("out", 1, 1));
    all.addCorners(source.at(0, 0, 0.9f), 0, 0, 20, 10);
    all.addCorners(source.at(1, 0, 0.8f), 10, 0, 30, 10);
    assertThat(new NonMaxSuppression(1 / 3.0, 9).keep(all, 1)).hasSize(2);
    assertThat(new NonMaxSuppression(0.333, 9).keep(all, 1)).hasSize(1);
  }

  @Test
  void order_ofMoreThanTheLimit_keepsTheBest() {
    Candidates all = random(8, Candidates.MOST + 500);
    all.rank();
    assertThat(all.ordered()).isEqualTo(Candidates.MOST);
    assertThat(all.score(all.ranked(0))).isEqualTo(1f);
    for (int i = 1; i < all.ordered(); i++) {
      assertThat(all.score(all.ranked(i))).isLessThanOrEqualTo(all.score(all.ranked(i - 1)));
    }
  }

  @ParameterizedTest(name = "threshold {0}")
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void rule_withAThresholdOutsideItsRange_isRefused(double threshold) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NonMaxSuppression(threshold, 9))
        .withMessageContaining("NMS IoU must be in [0, 1]");
  }
}
