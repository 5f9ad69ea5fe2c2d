package org.cvready.study.gap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.ClassOutcome;
import org.cvready.metric.Decision;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Metric;
import org.cvready.metric.ObjectOutcome;

/**
 * A rate whose gap is taken apart, and how its trials are read from outcomes.
 *
 * @param metric {@code fn_rate}, {@code escape_rate}, {@code false_reject_rate} or {@code fp_rate}
 * @param classIndex the class, empty for all together
 */
record GapRate(Metric metric, OptionalInt classIndex) {
  /** Checks the metric. */
  GapRate {
    if (!Set.of(Metric.FN_RATE, Metric.ESCAPE_RATE, Metric.FALSE_REJECT_RATE, Metric.FP_RATE)
        .contains(metric)) {
      throw new IllegalArgumentException(metric.key() + " has no trials to take apart");
    }
  }

  static GapRate overall(Metric metric) {
    return new GapRate(metric, OptionalInt.empty());
  }

  static GapRate of(Metric metric, int classIndex) {
    return new GapRate(metric, OptionalInt.of(classIndex));
  }

  /** Whether a cause can play a part in it. */
  boolean has(Cause cause) {
    return switch (cause) {
      case CLASS_MIX ->
          metric == Metric.FP_RATE || (metric != Metric.FALSE_REJECT_RATE && classIndex.isEmpty());
      case SIZE_AND_COUNT -> metric == Metric.FN_RATE || metric == Metric.ESCAPE_RATE;
      case IMAGE_CONDITIONS, UNEXPLAINED -> true;
    };
  }

  /**
   * Its trials on some images, in the order of the images: the same for the same images under
   * another condition.
   */
  List<Trial> trials(List<ImageOutcome> images, SizeBins bins, OperatingPoint point) {
    return metric == Metric.FN_RATE
        ? objects(images, bins, point)
        : UnitView.of(images).stream().flatMap(unit -> ofUnit(unit, bins).stream()).toList();
  }

  private List<Trial> objects(List<ImageOutcome> images, SizeBins bins, OperatingPoint point) {
    List<Trial> trials = new ArrayList<>();
    for (ImageOutcome image : images) {
      int count = bins.count(image.objects().size());
      for (ObjectOutcome object : image.objects()) {
        if (classIndex.orElse(object.classIndex()) == object.classIndex()) {
          TrialKind kind = new TrialKind(object.classIndex(), bins.size(object), count);
          trials.add(new Trial(image.cluster(), kind, !isFound(object, point)));
        }
      }
    }
    return trials;
  }

  private static boolean isFound(ObjectOutcome object, OperatingPoint point) {
    return object.classIndex() < point.classes()
        && object.score() > 0
        && object.score() >= point.score(object.classIndex());
  }

  private Optional<Trial> ofUnit(UnitView unit, SizeBins bins) {
    return switch (metric) {
      case ESCAPE_RATE -> escape(unit, bins);
      case FALSE_REJECT_RATE ->
          unit.present().isEmpty() && unit.unclear().isEmpty()
              ? trial(unit, 0, unit.decision() == Decision.REJECT)
              : Optional.empty();
      case FP_RATE -> {
        int c = classIndex.orElseThrow();
        yield unit.present().contains(c) || unit.unclear().contains(c)
            ? Optional.empty()
            : trial(unit, unit.mix(), unit.raised().contains(c));
      }
      default -> throw new IllegalStateException("no rate of units: " + metric);
    };
  }

  private Optional<Trial> escape(UnitView unit, SizeBins bins) {
    boolean there =
        classIndex.isPresent()
            ? unit.present().contains(classIndex.getAsInt())
            : !unit.present().isEmpty();
    if (!there) {
      return Optional.empty();
    }
    double largest = unit.objects().stream().mapToDouble(ObjectOutcome::area).max().orElse(0);
    TrialKind kind =
        new TrialKind(unit.mix(), bins.sizeAmongAll(largest), bins.count(unit.objects().size()));
    return Optional.of(new Trial(unit.cluster(), kind, unit.decision() == Decision.ACCEPT));
  }

  private static Optional<Trial> trial(UnitView unit, int mix, boolean event) {
    return Optional.of(new Trial(unit.cluster(), new TrialKind(mix, 0, 0), event));
  }

  /** The classes that any image has or on which any was raised. */
  static List<Integer> classesOf(List<ImageOutcome> images) {
    return images.stream()
        .flatMap(image -> image.classes().stream())
        .filter(outcome -> outcome.objects() > 0 || outcome.raised())
        .map(ClassOutcome::classIndex)
        .distinct()
        .sorted()
        .toList();
  }
}
