package org.cvready.metric;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.cvready.metric.classify.Auroc;
import org.cvready.metric.interval.Interval;
import org.cvready.metric.interval.MeanCount;

/**
 * Measures every figure that is counted on images at the operating point: object, image and line
 * level. Average precision is measured elsewhere, from the detections.
 */
public final class RateMeter {
  private final Confidence confidence;
  private final int modelClasses;
  private final Set<Decision> safe;
  private final BoundMemo memo;

  /**
   * A meter for one set.
   *
   * @param confidence of the bounds
   * @param modelClasses how many classes the model has; class indexes from there on are classes
   *     that it lacks
   * @param safe decisions that are safe on this set, where it is out of distribution
   */
  public RateMeter(Confidence confidence, int modelClasses, Set<Decision> safe) {
    this(confidence, modelClasses, safe, new BoundMemo());
  }

  /** The same for one of many sets or points, which often have the same counts. */
  public RateMeter(Confidence confidence, int modelClasses, Set<Decision> safe, BoundMemo memo) {
    this.confidence = confidence;
    this.modelClasses = modelClasses;
    this.safe = Set.copyOf(safe);
    this.memo = memo;
  }

  /** Whether this meter measures the metric; the others need detections or times. */
  public static boolean measures(Metric metric) {
    return switch (metric) {
      case AP, AP50, MAP, MAP50, MPC, RPC -> false;
      default -> metric.level() != Metric.Level.LATENCY;
    };
  }

  /**
   * Measures one figure.
   *
   * @param metric one that {@link #measures}
   * @param scope as it is to be printed
   * @param images the images of the scope's set, slice and condition
   * @param classIndex the scope's class, empty for all together
   */
  public Measured measure(
      Metric metric, Scope scope, List<ImageOutcome> images, OptionalInt classIndex) {
    return switch (metric) {
      case FN_RATE, RECALL -> objects(metric, scope, images, classIndex);
      case PRECISION, FDR -> detections(metric, scope, images, classIndex);
      case F1 -> objectF1(scope, images, classIndex);
      case FP_PER_IMAGE -> falsePositivesPerImage(scope, images, classIndex);
      case IMAGE_F1 -> imageF1(scope, UnitOutcome.of(images, classIndex));
      case IMAGE_AUROC -> auroc(scope, UnitOutcome.of(images, classIndex));
      default -> units(metric, scope, UnitOutcome.of(images, classIndex));
    };
  }

  private Measured objects(
      Metric metric, Scope scope, List<ImageOutcome> images, OptionalInt classIndex) {
    ClusterTally misses = new ClusterTally();
    for (ImageOutcome image : images) {
      for (ClassOutcome outcome : selected(image, classIndex)) {
        misses.add(image.cluster(), outcome.objects(), outcome.misses());
      }
    }
    if (classIndex.isPresent() && classIndex.getAsInt() >= modelClasses && misses.trials() > 0) {
      return share(
          metric,
          scope,
          misses,
          Interval.of(1, 1, confidence.level(), "certain")
              .withNote("the model has no such class, so every object is missed"));
    }
    return share(metric, scope, misses);
  }

  private Measured detections(
      Metric metric, Scope scope, List<ImageOutcome> images, OptionalInt classIndex) {
    ClusterTally tally = new ClusterTally();
    for (ImageOutcome image : images) {
      for (ClassOutcome outcome : selected(image, classIndex)) {
        int wrong = outcome.falsePositives();
        tally.add(image.cluster(), outcome.found() + wrong, wrong);
      }
    }
    return share(metric, scope, tally);
  }

  private Measured units(Metric metric, Scope scope, List<UnitOutcome> units) {
    boolean eventIsGood = metric.better() == Metric.Better.HIGHER;
    ClusterTally bad = new ClusterTally();
    for (UnitOutcome unit : units) {
      if (isTrial(metric, unit)) {
        bad.add(unit.cluster(), 1, isEvent(metric, unit) == eventIsGood ? 0 : 1);
      }
    }
    return share(metric, scope, bad);
  }

  private static boolean isTrial(Metric metric, UnitOutcome unit) {
    return switch (metric) {
      case FP_RATE, FALSE_REJECT_RATE, IMAGE_SPECIFICITY -> !unit.present() && !unit.unclear();
      case ESCAPE_RATE, REJECT_RATE, REVIEW_RATE, IMAGE_RECALL, IMAGE_LOCALISED -> unit.present();
      case IMAGE_PRECISION -> unit.raised() && !unit.unclear();
      case IMAGE_ACCURACY -> !unit.unclear();
      case REVIEW_LOAD, SILENT_FAILURE_RATE -> true;
      default -> throw new IllegalArgumentException(metric.key() + " is not counted on units");
    };
  }

  private boolean isEvent(Metric metric, UnitOutcome unit) {
    return switch (metric) {
      case FP_RATE, IMAGE_RECALL -> unit.raised();
      case FALSE_REJECT_RATE, REJECT_RATE -> unit.decision() == Decision.REJECT;
      case ESCAPE_RATE -> unit.decision() == Decision.ACCEPT;
      case REVIEW_RATE, REVIEW_LOAD -> unit.decision() == Decision.REVIEW;
      case IMAGE_SPECIFICITY -> !unit.raised();
      case IMAGE_LOCALISED -> unit.localised();
      case IMAGE_PRECISION -> unit.present();
      case IMAGE_ACCURACY -> unit.present() == unit.raised();
      case SILENT_FAILURE_RATE -> !safe.contains(unit.decision());
      default -> throw new IllegalArgumentException(metric.key() + " is not counted on units");
    };
  }

  private Measured objectF1(Scope scope, List<ImageOutcome> images, OptionalInt classIndex) {
    F1Tally tally = new F1Tally();
    for (ImageOutcome image : images) {
      for (ClassOutcome outcome : selected(image, classIndex)) {
        tally.add(image.cluster(), outcome.found(), outcome.falsePositives(), outcome.misses());
      }
    }
    return tally.measurement(Metric.F1, scope, confidence);
  }

  private Measured imageF1(Scope scope, List<UnitOutcome> units) {
    F1Tally tally = new F1Tally();
    for (UnitOutcome unit : units) {
      if (!unit.unclear()) {
        tally.add(
            unit.cluster(),
            unit.present() && unit.raised() ? 1 : 0,
            !unit.present() && unit.raised() ? 1 : 0,
            unit.present() && !unit.raised() ? 1 : 0);
      }
    }
    return tally.measurement(Metric.IMAGE_F1, scope, confidence);
  }

  private Measured share(Metric metric, Scope scope, ClusterTally bad) {
    Interval interval =
        bad.trials() == 0
            ? Interval.unknownRate(confidence.level(), "none", "no " + metric.level().trials())
            : bad.interval(confidence, memo);
    return share(metric, scope, bad, interval);
  }

  /** The metric's share from that of bad trials: the same, or what is left of it. */
  private Measured share(Metric metric, Scope scope, ClusterTally bad, Interval ofBad) {
    boolean eventIsGood = metric.better() == Metric.Better.HIGHER;
    long events = eventIsGood ? bad.trials() - bad.events() : bad.events();
    Measurement measurement =
        new Measurement(
            metric,
            scope,
            valueOf(events, bad.trials()),
            events,
            bad.trials(),
            bad.units(),
            eventIsGood ? ofBad.complement() : ofBad,
            List.of());
    return new Measured(
        measurement, eventIsGood ? bad.moreOfComplement(confidence) : bad.more(confidence));
  }

  private static OptionalDouble valueOf(long events, long trials) {
    return trials == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) events / trials);
  }

  private static List<ClassOutcome> selected(ImageOutcome image, OptionalInt classIndex) {
    if (classIndex.isEmpty()) {
      return image.classes();
    }
    return image.of(classIndex.getAsInt()).map(List::of).orElse(List.of());
  }

  private Measured falsePositivesPerImage(
      Scope scope, List<ImageOutcome> images, OptionalInt classIndex) {
    Map<String, long[]> byCluster = new LinkedHashMap<>();
    long events = 0;
    for (ImageOutcome image : images) {
      long[] sums = byCluster.computeIfAbsent(image.cluster(), key -> new long[2]);
      sums[0]++;
      for (ClassOutcome outcome : selected(image, classIndex)) {
        sums[1] += outcome.falsePositives();
        events += outcome.falsePositives();
      }
    }
    Interval interval =
        MeanCount.of(
            byCluster.values().stream().mapToLong(sums -> sums[0]).toArray(),
            byCluster.values().stream().mapToLong(sums -> sums[1]).toArray(),
            confidence.level());
    return Measured.alone(
        new Measurement(
            Metric.FP_PER_IMAGE,
            scope,
            valueOf(events, images.size()),
            events,
            images.size(),
            byCluster.size(),
            interval,
            List.of()));
  }

  private Measured auroc(Scope scope, List<UnitOutcome> units) {
    UnitScores scores = UnitScores.ofUnits(units);
    double[] with = scores.with();
    double[] without = scores.without();
    long clusters = units.stream().map(UnitOutcome::cluster).distinct().count();
    Interval interval = Auroc.interval(with, without, confidence.level());
    return Measured.alone(
        new Measurement(
            Metric.IMAGE_AUROC,
            scope,
            Auroc.of(with, without),
            with.length,
            with.length + (long) without.length,
            clusters,
            clusters < units.size() && interval.undecided().isEmpty()
                ? interval.withUndecided(
                    "its bounds take units as independent, and those of one cluster are not")
                : interval,
            List.of()));
  }
}
