package org.cvready.study.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.cvready.metric.interval.Interval;
import org.cvready.model.recalibration.ScoreMap;
import org.cvready.study.calibration.ScoredDetection.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bounds on errors of calibration, against worlds whose true errors are integrals.
 *
 * <p>A score s is the fixed function {@link #score} of a uniform number, and right with the chance
 * f(s). Detections on one image go right and wrong together: a normal copula of correlation {@link
 * #TOGETHER} leaves each its chance f(s).
 */
class CalibrationBoundsTest {
  private static final double TOGETHER = 0.3;
  private static final int WORLDS = 200;
  private static final int STEPS = 40_000;
  private static final List<CalibrationError> KNOWN =
      List.of(
          CalibrationError.ECE,
          CalibrationError.ECE_EQUAL_MASS,
          CalibrationError.D_ECE,
          CalibrationError.LA_ECE,
          CalibrationError.BRIER);
  private static final Place PLACE = new Place(0.5, 0.5, 0.1, 0.1);

  private final Map<String, Double> truths = new TreeMap<>();

  private static double score(double uniform) {
    double low = uniform / 0.6;
    double high = (1 - uniform) / 0.4;
    return 0.05 + 0.95 * (uniform < 0.6 ? 0.5 * low * low : 1 - 0.5 * high * high);
  }

  private static double normal(RandomGenerator random) {
    return random.nextGaussian();
  }

  /** Images of 1 to 8 detections of two classes. */
  private static List<ScoredDetection> world(int units, DoubleUnaryOperator chance, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<ScoredDetection> detections = new ArrayList<>();
    for (int unit = 0; unit < units; unit++) {
      double shared = normal(random);
      for (int i = random.nextInt(1, 9); i > 0; i--) {
        double score = score(random.nextDouble());
        double own = Math.sqrt(TOGETHER) * shared + Math.sqrt(1 - TOGETHER) * normal(random);
        boolean right = share(own) < chance.applyAsDouble(score);
        detections.add(
            new ScoredDetection(random.nextInt(2), score, right, right ? 1 : 0, unit, PLACE));
      }
    }
    return detections;
  }

  /**
   * The normal distribution, by 1 - phi(x) times a polynomial: absolute error below 7.5e-8 (M.
   * Abramowitz and I. A. Stegun, Handbook of Mathematical Functions, 1964, 26.2.17).
   */
  private static double share(double x) {
    double t = 1 / (1 + 0.2316419 * Math.abs(x));
    double tail =
        Math.exp(-x * x / 2)
            / Math.sqrt(2 * Math.PI)
            * t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    return x < 0 ? tail : 1 - tail;
  }

  private static double truth(CalibrationError error, DoubleUnaryOperator chance) {
    Map<Integer, Double> gaps = new TreeMap<>();
    double squares = 0;
    for (int i = 0; i < STEPS; i++) {
      double uniform = (i + 0.5) / STEPS;
      double score = score(uniform);
      double right = chance.applyAsDouble(score);
      int bin =
          switch (error) {
            case ECE -> (int) Math.ceil(10 * score);
            case D_ECE -> (int) Math.ceil(20 * score);
            case LA_ECE -> (int) Math.ceil(25 * score);
            case ECE_EQUAL_MASS -> (int) (10 * uniform);
            case D_ECE_BOX, BRIER -> 0;
          };
      gaps.merge(bin, (score - right) / STEPS, Double::sum);
      squares += ((score - right) * (score - right) + right * (1 - right)) / STEPS;
    }
    return error == CalibrationError.BRIER
        ? squares
        : gaps.values().stream().mapToDouble(Math::abs).sum();
  }

  static Stream<Arguments> worlds() {
    Map<String, DoubleUnaryOperator> chances = new TreeMap<>();
    chances.put("calibrated", s -> s);
    chances.put("far too sure", s -> ScoreMap.ofLogit(ScoreMap.Method.TEMPERATURE, 0.5, 0).at(s));
    chances.put("a tenth too high", s -> Math.max(0, s - 0.1));
    chances.put("too low where high", s -> s < 0.5 ? s : Math.min(1, s + 0.08));
    chances.put("never wrong above .8", s -> s < 0.8 ? s : 1);
    return chances.entrySet().stream()
        .flatMap(
            entry ->
                Stream.of(40, 150)
                    .map(units -> Arguments.of(entry.getKey(), entry.getValue(), units)));
  }

  /**
   * Each bound may miss the truth in 5 % of worlds; 200 worlds tell that to within 4.6 points
   * (three standard errors).
   */
  @ParameterizedTest(name = "{0}, {2} images")
  @MethodSource("worlds")
  void bounds_inManyWorlds_missTheTruthAtMostAsOftenAsTheySay(
      String name, DoubleUnaryOperator chance, int units) {
    double most = 0.05 + 3 * Math.sqrt(0.05 * 0.95 / WORLDS);
    Map<CalibrationError, double[]> missed = new EnumMap<>(CalibrationError.class);
    for (int i = 0; i < WORLDS; i++) {
      ErrorMeter meter = new ErrorMeter(world(units, chance, 1_000L * units + i), i);
      for (CalibrationError error : KNOWN) {
        Interval bounds = meter.figure(error).interval().orElseThrow();
        double truth = truths.computeIfAbsent(name + error, key -> truth(error, chance));
        double[] counts = missed.computeIfAbsent(error, key -> new double[4]);
        counts[0] = truth;
        counts[1] += bounds.lower() > truth + 1e-12 ? 1.0 / WORLDS : 0;
        counts[2] += bounds.upper() < truth - 1e-12 ? 1.0 / WORLDS : 0;
        counts[3] += (bounds.upper() - bounds.lower()) / WORLDS;
      }
    }
    missed.forEach(
        (error, counts) -> {
          String told =
              "%s, %d images, seeds from %d, %s: truth %.4f, lower bound above it %.3f, upper bound below it %.3f, width %.3f"
                  .formatted(
                      name,
                      units,
                      1_000L * units,
                      error.key(),
                      counts[0],
                      counts[1],
                      counts[2],
                      counts[3]);
          System.out.println(told);
          assertThat(counts[1]).as(told).isLessThanOrEqualTo(most);
          assertThat(counts[2]).as(told).isLessThanOrEqualTo(most);
        });
  }

  private static Interval bounds(List<ScoredDetection> detections, CalibrationError error) {
    return figure(detections, error).interval().orElseThrow();
  }

  private static CalibrationFigure figure(
      List<ScoredDetection> detections, CalibrationError error) {
    return new ErrorMeter(detections, 7).figure(error);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void bounds_ofEveryError_holdItsValueAndStayInRange(long seed) {
    List<ScoredDetection> detections = world(60, s -> s * s, seed);
    for (CalibrationFigure figure : new ErrorMeter(detections, seed).figures()) {
      Interval bounds = figure.interval().orElseThrow();
      assertThat(figure.value().orElseThrow())
          .as(figure.error().key())
          .isBetween(bounds.lower(), bounds.upper());
      assertThat(bounds.lower()).isGreaterThanOrEqualTo(0);
      assertThat(bounds.upper()).isLessThanOrEqualTo(1);
      assertThat(bounds.undecided()).isEmpty();
    }
  }

  /** Another look at the same image is no more evidence. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void bounds_detectionsTwiceInTheirUnits_areNotNarrower(long seed) {
    List<ScoredDetection> once = world(60, s -> s * s, seed);
    List<ScoredDetection> twice = new ArrayList<>(once);
    twice.addAll(once);
    for (CalibrationError error :
        List.of(
            CalibrationError.ECE,
            CalibrationError.D_ECE,
            CalibrationError.LA_ECE,
            CalibrationError.BRIER)) {
      Interval one = bounds(once, error);
      Interval two = bounds(twice, error);
      assertThat(two.upper() - two.lower())
          .as(error.key())
          .isGreaterThanOrEqualTo(one.upper() - one.lower() - 1e-9);
    }
  }

  /** Images of one part that go wrong together are fewer units, and say less. */
  @Test
  void bounds_unitsJoined_areWider() {
    List<ScoredDetection> apart = world(200, s -> s * s, 3);
    List<ScoredDetection> joined =
        apart.stream()
            .map(
                d ->
                    new ScoredDetection(
                        d.classIndex(), d.score(), d.right(), d.iou(), d.unit() / 10, d.place()))
            .toList();
    Interval many = bounds(apart, CalibrationError.ECE);
    Interval few = bounds(joined, CalibrationError.ECE);
    assertThat(few.upper() - few.lower()).isGreaterThan(many.upper() - many.lower());
  }

  @Test
  void bounds_fewerThanTenUnits_areNotMeasured() {
    for (CalibrationFigure figure : new ErrorMeter(world(9, s -> s, 1), 1).figures()) {
      figure
          .interval()
          .ifPresent(
              bounds -> assertThat(bounds.undecided()).hasValue("fewer than 10 independent units"));
    }
    assertThat(new ErrorMeter(List.of(), 1).figures())
        .allMatch(figure -> figure.value().isEmpty() && figure.interval().isEmpty());
  }

  /** Ten bins of n / 10 detections: the mean of |gap| is sqrt(2 / pi) times its deviation each. */
  @Test
  void byChance_scoresThatAreProbabilities_isAboutWhatIsSeen() {
    double seen = 0;
    double told = 0;
    for (long seed = 1; seed <= 40; seed++) {
      CalibrationFigure ece = figure(world(150, s -> s, seed), CalibrationError.ECE);
      seen += ece.value().orElseThrow() / 40;
      told += ece.byChance().orElseThrow() / 40;
    }
    assertThat(told / seen).isBetween(0.85, 1.15);
  }
}
