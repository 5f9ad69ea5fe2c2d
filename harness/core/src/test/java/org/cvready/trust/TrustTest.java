package org.cvready.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.cvready.metric.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the hardest sites of the study of trust to the error that a certificate states. */
class TrustTest {
  private static final long SEED = 20261122;
  private static final int REPLICATIONS = 400;
  private static final double STATED = 0.05;

  /** Three standard errors of a share of 5 % in so many replications. */
  private static final double CHANCE = 3 * Math.sqrt(STATED * (1 - STATED) / REPLICATIONS);

  private static final SizeLaw FIVE = SizeLaw.of(5);
  private static final SizeLaw SKEWED = SizeLaw.skewed();

  private static Scenario objects(String name, int images, SizeLaw sizes, Misses misses) {
    return Scenario.of(name, Metric.FN_RATE, 0.05, new ObjectWorld(images, sizes, misses));
  }

  static Stream<Scenario> hardest() {
    return Stream.of(
        objects("whole images", 54, FIVE, Misses.alike(0.05, 1)),
        objects("whole images, larger worse", 141, SKEWED, Misses.growing(0.05, 1, SKEWED)),
        objects("whole images of 20 or more", 141, SKEWED, Misses.onlyFrom(20, 0.05, 1, SKEWED)),
        objects("half of an image", 66, FIVE, Misses.alike(0.05, 0.5)),
        objects("few images", 12, SizeLaw.of(3), Misses.alike(0.05, 1)),
        objects("another cause", 330, SKEWED, Misses.twoCauses(10, 0.05, SKEWED)).strict(),
        Scenario.of(
            "rejects",
            Metric.FALSE_REJECT_RATE,
            0.02,
            new UnitWorld(152, FIVE, 3, Misses.alike(0.02, 1), false)),
        Scenario.of(
            "escapes",
            Metric.ESCAPE_RATE,
            0.01,
            new UnitWorld(299, SizeLaw.of(1), 3, Misses.alike(0.01, 0), true)),
        Scenario.ofGap(
            "gap",
            0.03,
            new GapWorld(
                new ObjectWorld(400, FIVE, Misses.alike(0.05, 0.5)),
                new ObjectWorld(400, FIVE, Misses.alike(0.02, 0.5)))),
        Scenario.ofPlant(
            "ten gates",
            0.05,
            new PlantWorld(5, 2, 66, FIVE, Misses.alike(0.05, 1), Misses.alike(0, 0))),
        Scenario.of(
            "late in bursts", Metric.LATE_FRAMES, 0.01, new LineWorld(20_000, 0.01, 10, 30)));
  }

  @ParameterizedTest(name = "{0}, seed " + SEED)
  @MethodSource("hardest")
  void certify_truthOnTheLimit_isSeldomWrong(Scenario scenario) {
    Certifications found = Certifications.of(scenario, REPLICATIONS, SEED);
    assertThat(found.passOnLimit()).isLessThanOrEqualTo(STATED + CHANCE);
    assertThat(found.passHalfOver()).isLessThanOrEqualTo(found.passOnLimit());
    assertThat(found.passTwiceOver()).isLessThanOrEqualTo(found.passHalfOver());
    assertThat(found.failOnLimit()).isLessThanOrEqualTo(STATED + CHANCE);
    assertThat(found.failUnder()).isLessThanOrEqualTo(found.failOnLimit());
  }

  /** Saying nothing would never be wrong. */
  @Test
  void certify_manyImagesAndHalfTheLimit_passes() {
    Misses misses = Misses.alike(0.05, 0.2);
    Scenario plain = objects("plain", 400, FIVE, misses);
    Certifications found = Certifications.of(plain, REPLICATIONS, SEED);
    assertThat(found.passUnder()).isGreaterThan(0.95);
    assertThat(found.failTwiceOver()).isGreaterThan(0.95);
  }

  @Test
  void certify_oneThreadOrFour_countsTheSame() throws Exception {
    Scenario scenario = objects("plain", 60, FIVE, Misses.alike(0.05, 0.5));
    Certifications alone = onThreads(1, scenario);
    assertThat(onThreads(4, scenario)).isEqualTo(alone);
    assertThat(Certifications.of(scenario, 50, SEED + 1)).isNotEqualTo(alone);
  }

  private static Certifications onThreads(int threads, Scenario scenario) throws Exception {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.submit(() -> Certifications.of(scenario, 50, SEED)).get();
    } finally {
      pool.shutdown();
    }
  }

  static List<Misses> laws() {
    SizeLaw mixed = SizeLaw.mixed();
    return List.of(
        Misses.alike(0.05, 0),
        Misses.alike(0.05, 0.5),
        Misses.alike(0.05, 1),
        Misses.growing(0.05, 0.5, mixed),
        Misses.shrinking(0.05, 0.5, mixed),
        Misses.onlyFrom(20, 0.05, 1, mixed),
        Misses.twoCauses(10, 0.05, mixed));
  }

  @ParameterizedTest
  @MethodSource("laws")
  void misses_ofManyImages_areTheirShareOfTheObjects(Misses misses) {
    SplittableRandom random = new SplittableRandom(SEED);
    SizeLaw sizes = SizeLaw.mixed();
    int images = 40_000;
    double objects = 0;
    double missed = 0;
    double squares = 0;
    for (int i = 0; i < images; i++) {
      int size = sizes.draw(random);
      int of = misses.of(size, random);
      assertThat(of).isBetween(0, size);
      objects += size;
      missed += of;
      squares += Math.pow(of - 0.05 * size, 2);
    }
    assertThat(Math.abs(missed / objects - 0.05)).isLessThan(4 * Math.sqrt(squares) / objects);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.2, 0.5, 1})
  void misses_alike_areCorrelatedAsDeclared(double correlation) {
    SplittableRandom random = new SplittableRandom(SEED);
    Misses misses = Misses.alike(0.3, correlation);
    int images = 100_000;
    double both = 0;
    for (int i = 0; i < images; i++) {
      both += misses.of(2, random) == 2 ? 1 : 0;
    }
    // Two of a unit both fail with probability p^2 + r p (1 - p).
    double expected = 0.09 + correlation * 0.21;
    double error = Math.sqrt(expected * (1 - expected) / images);
    assertThat(Math.abs(both / images - expected)).isLessThan(4 * error);
  }
}
