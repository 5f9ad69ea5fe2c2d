package org.cvready.study.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.cvready.metric.Confidence;
import org.cvready.metric.calibration.BinnedGaps;
import org.cvready.metric.calibration.EqualMassError;
import org.cvready.metric.calibration.ProperScore;
import org.cvready.metric.interval.AbsoluteSum;
import org.cvready.metric.interval.Interval;
import org.cvready.metric.interval.UnitBootstrap;
import org.cvready.perturb.RandomStreams;
import org.cvready.study.calibration.ScoredDetection.Place;

/**
 * Errors of calibration of some detections, and differences between two sets of scores for them.
 */
final class ErrorMeter {
  /** Errors of which maps are judged by the change. */
  static final List<CalibrationError> COMPARED =
      List.of(CalibrationError.ECE, CalibrationError.LA_ECE, CalibrationError.BRIER);

  static final int BINS = 10;
  static final int FINE_BINS = 20;
  static final int LA_BINS = 25;
  static final int FEWEST_IN_BOX_BIN = 8;

  private static final int RESAMPLES = 300;
  private static final int BOX_BINS = 5;

  private final List<ScoredDetection> detections;
  private final int[] unitOf;
  private final int units;
  private final long seed;

  /**
   * Looks at detections.
   *
   * @param seed of the resamples
   */
  ErrorMeter(List<ScoredDetection> detections, long seed) {
    this.detections = detections;
    this.seed = seed;
    Map<Integer, Integer> numbers = new HashMap<>();
    this.unitOf =
        detections.stream()
            .mapToInt(d -> numbers.computeIfAbsent(d.unit(), key -> numbers.size()))
            .toArray();
    this.units = numbers.size();
  }

  /** All errors with their bounds. */
  List<CalibrationFigure> figures() {
    return Arrays.stream(CalibrationError.values()).map(this::figure).toList();
  }

  /** One error with its bounds. */
  CalibrationFigure figure(CalibrationError error) {
    OptionalDouble value = value(error);
    return value.isPresent() ? figure(error, value.getAsDouble()) : CalibrationFigure.none(error);
  }

  private CalibrationFigure figure(CalibrationError error, double value) {
    if (error == CalibrationError.BRIER) {
      return new CalibrationFigure(
          error,
          OptionalDouble.of(value),
          OptionalDouble.empty(),
          drawn(error.key(), this::brier)
              .map(spread -> spread.bounds(value, Confidence.USUAL.level()).holding(value)));
    }
    AbsoluteSum sum = GapResamples.of(error, detections, random(error.key()));
    return new CalibrationFigure(
        error,
        OptionalDouble.of(value),
        OptionalDouble.of(sum.byChance()),
        Optional.of(sum.bounds(Confidence.USUAL.level()).holding(value)));
  }

  /** One error, in [0, 1]; empty without detections. */
  OptionalDouble value(CalibrationError error) {
    double[] scores = detections.stream().mapToDouble(ScoredDetection::score).toArray();
    boolean[] right = new boolean[scores.length];
    for (int i = 0; i < right.length; i++) {
      right[i] = detections.get(i).right();
    }
    return switch (error) {
      case ECE_EQUAL_MASS -> EqualMassError.of(scores, right, BINS);
      case D_ECE_BOX -> byBox(detections).error(FEWEST_IN_BOX_BIN);
      case BRIER -> ProperScore.brier(scores, right);
      case D_ECE -> byScore(detections, FINE_BINS).error();
      case ECE, LA_ECE -> resampled(error).apply(ones());
    };
  }

  /**
   * Bounds on the error of these scores minus that of other scores for the same detections, at 95 %
   * each, from the same resamples.
   */
  Optional<Interval> differenceBounds(CalibrationError error, ErrorMeter other) {
    Function<int[], OptionalDouble> own = resampled(error);
    Function<int[], OptionalDouble> others = other.resampled(error);
    Function<int[], OptionalDouble> difference =
        times -> {
          OptionalDouble one = own.apply(times);
          OptionalDouble two = others.apply(times);
          return one.isPresent() && two.isPresent()
              ? OptionalDouble.of(one.getAsDouble() - two.getAsDouble())
              : OptionalDouble.empty();
        };
    OptionalDouble observed = difference.apply(ones());
    return observed.isEmpty()
        ? Optional.empty()
        : drawn(error.key(), difference)
            .map(
                spread ->
                    spread.differenceBounds(observed.getAsDouble(), Confidence.USUAL.level()));
  }

  private Optional<UnitBootstrap> drawn(String name, Function<int[], OptionalDouble> statistic) {
    return units == 0
        ? Optional.empty()
        : UnitBootstrap.run(units, RESAMPLES, random(name), statistic);
  }

  private RandomGenerator random(String name) {
    return RandomStreams.of(seed, "calibration", name);
  }

  private int[] ones() {
    int[] ones = new int[units];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** An error from how often each unit was drawn. */
  private Function<int[], OptionalDouble> resampled(CalibrationError error) {
    return switch (error) {
      case ECE -> {
        BinnedGaps binned = byScore(detections, BINS);
        yield times -> binned.error(unitOf, times);
      }
      case LA_ECE -> localisationAware();
      case BRIER -> this::brier;
      case D_ECE, ECE_EQUAL_MASS, D_ECE_BOX ->
          throw new IllegalArgumentException(error.key() + " is not compared");
    };
  }

  private OptionalDouble brier(int[] times) {
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < unitOf.length; i++) {
      double gap = detections.get(i).score() - (detections.get(i).right() ? 1 : 0);
      sum += times[unitOf[i]] * gap * gap;
      weight += times[unitOf[i]];
    }
    return weight == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / weight);
  }

  private Function<int[], OptionalDouble> localisationAware() {
    Map<Integer, List<Integer>> byClass = new TreeMap<>();
    for (int i = 0; i < unitOf.length; i++) {
      byClass.computeIfAbsent(detections.get(i).classIndex(), key -> new ArrayList<>()).add(i);
    }
    List<Function<int[], OptionalDouble>> classes = new ArrayList<>();
    for (List<Integer> positions : byClass.values()) {
      List<ScoredDetection> own = positions.stream().map(detections::get).toList();
      BinnedGaps binned = BinnedGaps.of(scoreFeatures(own), LA_BINS, placingGaps(own));
      int[] ownUnits = positions.stream().mapToInt(i -> unitOf[i]).toArray();
      classes.add(times -> binned.error(ownUnits, times));
    }
    return times ->
        classes.stream()
            .map(one -> one.apply(times))
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .average();
  }

  /** Gaps in bins of score. */
  static BinnedGaps byScore(List<ScoredDetection> detections, int bins) {
    return BinnedGaps.of(scoreFeatures(detections), bins, gaps(detections));
  }

  /** Gaps in bins of score, centre and size. */
  static BinnedGaps byBox(List<ScoredDetection> detections) {
    return BinnedGaps.of(boxFeatures(detections), BOX_BINS, gaps(detections));
  }

  /** Score less outcome of each detection. */
  static double[] gaps(List<ScoredDetection> detections) {
    return detections.stream().mapToDouble(d -> d.score() - (d.right() ? 1 : 0)).toArray();
  }

  /** Score less overlap of each detection, which is 0 where it is wrong. */
  static double[] placingGaps(List<ScoredDetection> detections) {
    return detections.stream().mapToDouble(d -> d.score() - (d.right() ? d.iou() : 0)).toArray();
  }

  private static double[][] scoreFeatures(List<ScoredDetection> detections) {
    return detections.stream().map(d -> new double[] {d.score()}).toArray(double[][]::new);
  }

  private static double[][] boxFeatures(List<ScoredDetection> detections) {
    return detections.stream()
        .map(
            d -> {
              Place place = d.place();
              return new double[] {d.score(), place.x(), place.y(), place.width(), place.height()};
            })
        .toArray(double[][]::new);
  }
}
