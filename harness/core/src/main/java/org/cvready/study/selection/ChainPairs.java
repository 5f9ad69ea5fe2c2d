package org.cvready.study.selection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.ClusterTally;
import org.cvready.metric.Confidence;
import org.cvready.metric.Decision;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.ObjectOutcome;
import org.cvready.metric.Scope;
import org.cvready.metric.interval.ClusteredCounts;
import org.cvready.metric.interval.Interval;
import org.cvready.metric.interval.Mover;
import org.cvready.metric.paired.McNemar;

/** The same trials with and without a second pass. */
final class ChainPairs {
  private final ClusterTally model = new ClusterTally();
  private final ClusterTally chain = new ClusterTally();
  private final Map<String, long[]> clusters = new LinkedHashMap<>();
  private long onlyModel;
  private long onlyChain;

  private ChainPairs() {}

  private void add(String cluster, boolean modelEvent, boolean chainEvent) {
    model.add(cluster, 1, modelEvent ? 1 : 0);
    chain.add(cluster, 1, chainEvent ? 1 : 0);
    long[] sums = clusters.computeIfAbsent(cluster, key -> new long[3]);
    sums[0]++;
    if (modelEvent && !chainEvent) {
      sums[1]++;
      onlyModel++;
    } else if (chainEvent && !modelEvent) {
      sums[2]++;
      onlyChain++;
    }
  }

  /**
   * Units that count for a rate, by decision.
   *
   * @param metric {@code ESCAPE_RATE}, {@code FALSE_REJECT_RATE} or {@code REVIEW_LOAD}
   * @param first images as the model decides them
   * @param second the same images as the chain does
   * @param classIndex one class, or empty for all together
   */
  static ChainPairs units(
      Metric metric, List<ImageOutcome> first, List<ImageOutcome> second, OptionalInt classIndex) {
    ChainPairs pairs = new ChainPairs();
    for (ChainUnit unit : ChainUnit.of(first, second, classIndex)) {
      boolean trial =
          switch (metric) {
            case ESCAPE_RATE -> unit.present();
            case FALSE_REJECT_RATE -> !unit.present() && !unit.unclear();
            case REVIEW_LOAD -> true;
            default -> throw new IllegalArgumentException("not a rate of units: " + metric.key());
          };
      Decision event =
          switch (metric) {
            case ESCAPE_RATE -> Decision.ACCEPT;
            case FALSE_REJECT_RATE -> Decision.REJECT;
            default -> Decision.REVIEW;
          };
      if (trial) {
        pairs.add(unit.cluster(), unit.model() == event, unit.chain() == event);
      }
    }
    return pairs;
  }

  /** All units, and whether they are decided so. */
  static ChainPairs decided(List<ChainUnit> units, Predicate<Decision> event) {
    ChainPairs pairs = new ChainPairs();
    for (ChainUnit unit : units) {
      pairs.add(unit.cluster(), event.test(unit.model()), event.test(unit.chain()));
    }
    return pairs;
  }

  /** Where the scores of either look begin to count. */
  record Points(OperatingPoint first, OperatingPoint second) {}

  /** Objects, and whether they are missed; an image of another outcome is the verifier's. */
  static ChainPairs objects(
      List<ImageOutcome> first, List<ImageOutcome> second, Points points, OptionalInt classIndex) {
    ChainPairs pairs = new ChainPairs();
    for (int i = 0; i < first.size(); i++) {
      ImageOutcome one = first.get(i);
      ImageOutcome other = second.get(i);
      boolean same = one.equals(other);
      for (int k = 0; k < one.objects().size(); k++) {
        ObjectOutcome before = one.objects().get(k);
        if (classIndex.isEmpty() || classIndex.getAsInt() == before.classIndex()) {
          boolean missed = isMissed(before, points.first());
          pairs.add(
              one.cluster(),
              missed,
              same ? missed : isMissed(other.objects().get(k), points.second()));
        }
      }
    }
    return pairs;
  }

  private static boolean isMissed(ObjectOutcome object, OperatingPoint point) {
    int c = object.classIndex();
    return c >= point.classes() || object.score() <= 0 || object.score() < point.score(c);
  }

  /** The figure of these trials. */
  ChainFigure figure(Metric metric, Scope scope) {
    return new ChainFigure(
        measurement(metric, scope, model),
        measurement(metric, scope, chain),
        onlyModel,
        onlyChain,
        bounds(),
        new McNemar(onlyModel, onlyChain).exactP());
  }

  long trials() {
    return model.trials();
  }

  private static Measurement measurement(Metric metric, Scope scope, ClusterTally tally) {
    Share share = Share.of(tally);
    return new Measurement(
        metric,
        scope,
        share.value(),
        tally.events(),
        tally.trials(),
        tally.units(),
        share.interval(),
        List.of());
  }

  private Interval bounds() {
    double level = Confidence.USUAL.level();
    if (trials() == 0) {
      return Interval.of(-1, 1, level, "MOVER, paired").withUndecided("nothing was counted");
    }
    ClusteredCounts more = counts(2);
    ClusteredCounts less = counts(1);
    boolean strict = more.wholeUnits() + less.wholeUnits() > 0;
    return Mover.paired(more, less, strict, level);
  }

  private ClusteredCounts counts(int events) {
    ClusteredCounts.Builder builder = new ClusteredCounts.Builder();
    clusters.values().forEach(sums -> builder.add(sums[0], sums[events]));
    return builder.build();
  }
}
