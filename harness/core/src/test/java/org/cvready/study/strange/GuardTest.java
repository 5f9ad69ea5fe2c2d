package org.cvready.study.strange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.cvready.imaging.ImageMeasures;
import org.cvready.vision.Box;
import org.cvready.vision.Detection;
import org.cvready.vision.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {
  private static final int SIDE = 12;
  private static final List<StrangeScore> ALL =
      List.of(
          StrangeScore.MAX_SCORE,
          StrangeScore.ENTROPY,
          StrangeScore.ENERGY,
          StrangeScore.MAHALANOBIS,
          StrangeScore.NEAREST);

  private static final List<StrangeScore> EMBEDDED =
      List.of(StrangeScore.EMBEDDING_MAHALANOBIS, StrangeScore.EMBEDDING_NEAREST);

  /** A picture of noise around a level, with one detection. */
  private static StrangeTraits usual(SplittableRandom random, int level) {
    byte[] rgb = new byte[3 * SIDE * SIDE];
    int light = level + random.nextInt(20);
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) Math.min(255, light + random.nextInt(12));
    }
    Image image = Image.copyOf(SIDE, SIDE, rgb);
    Box box = new Box(1, 1, 4, 4);
    return StrangeTraits.of(
        image,
        List.of(new Detection(box, random.nextInt(2), random.nextDouble())),
        ImageMeasures.of(image));
  }

  private static List<StrangeTraits> usual(SplittableRandom random, int images, int level) {
    List<StrangeTraits> traits = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      traits.add(usual(random, level));
    }
    return traits;
  }

  private static List<String> clusters(int images, int each) {
    List<String> clusters = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      clusters.add("part" + i / each);
    }
    return clusters;
  }

  private static Guard guard(List<StrangeScore> scores, double keep, List<StrangeTraits> known) {
    ReferenceSplit split = ReferenceSplit.of("line", clusters(2 * known.size(), 1), 3);
    List<StrangeTraits> twice = new ArrayList<>(known);
    twice.addAll(known);
    return Guard.fit(scores, keep, split.half(twice, true));
  }

  @ParameterizedTest(name = "{0} images a cluster")
  @ValueSource(ints = {1, 3, 7})
  void split_clusters_areNeverInBothHalves(int each) {
    List<String> clusters = clusters(210, each);
    ReferenceSplit split = ReferenceSplit.of("line", clusters, 11);
    Set<String> fitted = new HashSet<>();
    split.fitting().forEach(i -> fitted.add(clusters.get(i)));
    Set<String> judged = new HashSet<>();
    split.judging().forEach(i -> judged.add(clusters.get(i)));
    assertThat(fitted).doesNotContainAnyElementsOf(judged).allMatch(split::isFitted);
    assertThat(judged).noneMatch(split::isFitted);
    assertThat(split.fitting().size() + split.judging().size()).isEqualTo(210);
    assertThat(Math.abs(fitted.size() - judged.size())).isLessThanOrEqualTo(1);
    assertThat(split.problem()).isEmpty();
  }

  @Test
  void split_seed_decidesTheHalves() {
    List<String> clusters = clusters(100, 1);
    assertThat(ReferenceSplit.of("line", clusters, 1).fitting())
        .isEqualTo(ReferenceSplit.of("line", clusters, 1).fitting())
        .isNotEqualTo(ReferenceSplit.of("line", clusters, 2).fitting());
  }

  @Test
  void problem_tooFewImagesOrUnits_isSaid() {
    assertThat(ReferenceSplit.of("line", clusters(39, 1), 1).problem().orElseThrow())
        .isEqualTo(
            "must have at least 40 images in 8 independent units to fit a guard on one half and"
                + " judge it on the other, got 39 images in 39 units");
    assertThat(ReferenceSplit.of("line", clusters(700, 100), 1).problem().orElseThrow())
        .endsWith("got 700 images in 7 units");
    assertThat(ReferenceSplit.of("line", List.of(), 1).problem()).isPresent();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void trips_usualImagesNotFittedOn_asOftenAsAsked(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<StrangeTraits> traits = usual(random, 800, 90);
    ReferenceSplit split = ReferenceSplit.of("line", clusters(800, 1), seed);
    for (List<StrangeScore> scores :
        List.of(
            List.of(StrangeScore.MAHALANOBIS),
            List.of(StrangeScore.NEAREST),
            List.of(StrangeScore.ENTROPY),
            ALL)) {
      Guard guard = Guard.fit(scores, 0.9, split.half(traits, true));
      long tripped = split.judging().stream().filter(i -> guard.trips(traits.get(i))).count();
      // 40 of 400 expected; both the threshold and the count vary by about 6 each: 4.5 deviations.
      assertThat(tripped).as(scores.toString()).isBetween(2L, 78L);
    }
  }

  @ParameterizedTest(name = "keep {0}")
  @ValueSource(doubles = {0.8, 0.95, 0.99, 0.999})
  void fit_scoresWithoutReference_keepTheShareExactly(double keep) {
    List<StrangeTraits> known = usual(new SplittableRandom(9), 200, 90);
    List<StrangeScore> direct = List.of(StrangeScore.ENTROPY, StrangeScore.MAX_SCORE);
    ReferenceSplit split = ReferenceSplit.of("line", clusters(200, 1), 3);
    Guard guard = Guard.fit(direct, keep, split.half(known, true));
    long tripped = split.fitting().stream().filter(i -> guard.trips(known.get(i))).count();
    long allowed = Math.round(Math.floor((1 - keep) * 100 + 1e-9));
    // One rank lower would trip at least one more: at most one is lost a score.
    assertThat(tripped).isBetween(Math.max(0, allowed - 1), allowed);
  }

  @ParameterizedTest
  @ValueSource(ints = {130, 160, 200, 230})
  void trips_lightThatWasNeverSeen_always(int level) {
    SplittableRandom random = new SplittableRandom(12);
    Guard guard =
        guard(
            List.of(StrangeScore.MAHALANOBIS, StrangeScore.NEAREST), 0.99, usual(random, 200, 40));
    assertThat(usual(random, 20, level)).allMatch(guard::trips);
    StrangeTraits nearer = usual(new SplittableRandom(1), level - 40);
    StrangeTraits farther = usual(new SplittableRandom(1), level);
    for (StrangeScore score : guard.scores()) {
      assertThat(guard.strangeness(score, farther)).isGreaterThan(guard.strangeness(score, nearer));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void strangeness_amongTheReference_isAShareThatRisesWithEveryScore(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<StrangeTraits> known = usual(random, 200, 90);
    Guard guard = guard(ALL, 0.95, known);
    List<Guard> alone = ALL.stream().map(score -> guard(List.of(score), 0.95, known)).toList();
    for (StrangeTraits traits : usual(random, 100, 80)) {
      double share = guard.strangeness(traits);
      // The strangest of its scores.
      assertThat(share)
          .isBetween(0.0, 1.0)
          .isEqualTo(alone.stream().mapToDouble(one -> one.strangeness(traits)).max().orElse(-1));
      // Thresholds are scores of reference images: what trips is stranger than most of them.
      assertThat(!guard.trips(traits) || share >= 0.95).isTrue();
    }
    assertThat(guard.strangeness(usual(random, 250))).isEqualTo(1);
  }

  @Test
  void trips_anyOfItsScores_isEnough() {
    List<StrangeTraits> known = usual(new SplittableRandom(5), 200, 90);
    Guard guard = guard(ALL, 0.95, known);
    assertThat(guard.scores()).containsExactlyElementsOf(ALL);
    for (StrangeTraits traits : usual(new SplittableRandom(6), 300, 85)) {
      assertThat(guard.trips(traits))
          .isEqualTo(ALL.stream().anyMatch(score -> guard.trips(score, traits)));
    }
  }

  @Test
  void of_imagesOfTheReferenceHalf_isTheTwinWhateverTheCondition() {
    List<StrangeTraits> known = usual(new SplittableRandom(5), 100, 90);
    List<String> clusters = clusters(100, 2);
    ReferenceSplit split = ReferenceSplit.of("line", clusters, 3);
    Guard guard = Guard.fit(ALL, 0.95, split.half(known, true));
    Guard twin = Guard.fit(ALL, 0.95, split.half(known, false));
    SplitGuard both = new SplitGuard(split, guard, twin);
    for (String cluster : clusters) {
      assertThat(both.of("line", cluster)).isSameAs(split.isFitted(cluster) ? twin : guard);
      assertThat(both.of("other", cluster)).isSameAs(guard);
    }
    SplitGuard one = new SplitGuard(split, guard, twin, Set.of("line"));
    StrangeTraits dark = usual(new SplittableRandom(5), 1);
    assertThat(both.trips("other", "part1", dark)).isTrue();
    assertThat(one.trips("line", "part1", dark)).isTrue();
    assertThat(one.trips("other", "part1", dark)).isFalse();
  }

  /** Usual images of an embedding of 40 numbers, which lie near a few of many directions. */
  private static List<StrangeTraits> embedded(SplittableRandom random, int images, double off) {
    List<StrangeTraits> embedded = new ArrayList<>();
    for (StrangeTraits traits : usual(random, images, 90)) {
      float[] embedding = new float[40];
      double common = random.nextGaussian();
      for (int j = 0; j < embedding.length; j++) {
        double own = 0.3 * random.nextGaussian();
        embedding[j] = (float) (1 + (j % 4) * common * 0.2 + own + (j % 2 == 0 ? off : -off));
      }
      embedded.add(traits.withEmbedding(embedding));
    }
    return embedded;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void trips_embeddings_asOftenAsAskedAndAlwaysFarAway(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<StrangeTraits> traits = embedded(random, 400, 0);
    ReferenceSplit split = ReferenceSplit.of("line", clusters(400, 1), seed);
    for (StrangeScore score : EMBEDDED) {
      Guard guard = Guard.fit(List.of(score), 0.9, split.half(traits, true));
      assertThat(guard.needsEmbedding()).isTrue();
      long tripped = split.judging().stream().filter(i -> guard.trips(traits.get(i))).count();
      // 20 of 200 expected; threshold and count vary by about 4.3 each: 3.3 deviations of both.
      assertThat(tripped).as(score.key()).isBetween(1L, 40L);
      assertThat(embedded(random, 50, 1.5)).as(score.key()).allMatch(guard::trips);
    }
    assertThat(guard(List.of(StrangeScore.NEAREST), 0.9, traits).needsEmbedding()).isFalse();
  }

  @Test
  void fit_moreNumbersThanImages_keepsDistancesFinite() {
    SplittableRandom random = new SplittableRandom(4);
    List<StrangeTraits> few = embedded(random, 15, 0);
    Guard guard = guard(EMBEDDED, 0.9, few);
    for (StrangeTraits traits : embedded(random, 30, 0.4)) {
      for (StrangeScore score : EMBEDDED) {
        assertThat(guard.strangeness(score, traits)).isFinite().isPositive();
      }
    }
  }

  @Test
  void fit_channelsThatNeverMove_countAsATenthOfTheOthers() {
    SplittableRandom random = new SplittableRandom(8);
    List<StrangeTraits> known = new ArrayList<>();
    for (StrangeTraits traits : usual(random, 80, 90)) {
      known.add(
          traits.withEmbedding(
              new float[] {(float) random.nextGaussian(), (float) random.nextGaussian(), 3}));
    }
    Guard guard = guard(List.of(StrangeScore.EMBEDDING_MAHALANOBIS), 0.99, known);
    StrangeTraits any = known.get(0);
    double still =
        guard.strangeness(
            StrangeScore.EMBEDDING_MAHALANOBIS, any.withEmbedding(new float[] {0, 0, 3}));
    double moved =
        guard.strangeness(
            StrangeScore.EMBEDDING_MAHALANOBIS, any.withEmbedding(new float[] {0, 0, 3.1f}));
    // 0.1 over a tenth of sqrt(2/3), less what shrinking the covariance takes.
    assertThat(Math.sqrt(moved * moved - still * still)).isBetween(0.6, 1.25);
  }

  @Test
  void fit_withoutScoresOrShare_isRefused() {
    List<StrangeTraits> known = usual(new SplittableRandom(5), 50, 90);
    assertThatThrownBy(() -> guard(List.of(), 0.99, known))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must have a score");
    assertThatThrownBy(() -> guard(ALL, 1, known))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(0, 1)");
    assertThatThrownBy(() -> guard(List.of(StrangeScore.AGREEMENT), 0.9, known))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("traits must have the score agreement");
    assertThatThrownBy(() -> guard(List.of(StrangeScore.EMBEDDING_NEAREST), 0.9, known))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("traits must have the score embedding_nearest");
  }
}
