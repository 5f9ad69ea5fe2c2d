package org.cvready.metric;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.cvready.metric.interval.ClusteredCounts;
import org.cvready.metric.interval.Interval;
import org.cvready.metric.interval.SampleSize;

/**
 * Trials and events by independent unit, in the order in which units are first seen.
 *
 * <p>Events are what is bad: the upper bound on a rare event is the one that holds where units fail
 * together, so a share of good trials is bounded from the share of bad ones. Where every trial of a
 * unit of three or more was bad, whole units do fail together, and the strict bound is taken even
 * if nobody asked for it.
 *
 * <p>Where nothing of the kind was seen it may still be so: a sample without any bad trial looks
 * the same whether single trials or whole units go wrong. Only {@value #FEWEST_PARTLY} units in
 * which some trials were bad and others not show that they go wrong singly; until then the upper
 * bound is the strict one. Simulated with images of 1 to 30 objects that are missed whole, larger
 * ones more often, that lowers wrong passes on the very limit from up to 26 % to 5 %; it costs sets
 * with few misses more images, and no others.
 */
public final class ClusterTally {
  private static final int FEWEST_PARTLY = 5;

  private final Map<String, long[]> byCluster = new LinkedHashMap<>();
  private long trials;
  private long events;

  /** Starts with no unit. */
  public ClusterTally() {}

  /** Adds to one cluster. A cluster without a trial does not count as a unit. */
  public void add(String cluster, long moreTrials, long moreEvents) {
    if (moreTrials == 0) {
      return;
    }
    long[] sums = byCluster.computeIfAbsent(cluster, key -> new long[2]);
    sums[0] += moreTrials;
    sums[1] += moreEvents;
    trials += moreTrials;
    events += moreEvents;
  }

  /** Trials so far. */
  public long trials() {
    return trials;
  }

  /** Events so far. */
  public long events() {
    return events;
  }

  /** Independent units so far. */
  public long units() {
    return byCluster.size();
  }

  /** The counts as the interval methods take them. */
  ClusteredCounts counts() {
    return ClusteredCounts.of(
        byCluster.values().stream().mapToInt(sums -> Math.toIntExact(sums[0])).toArray(),
        byCluster.values().stream().mapToInt(sums -> Math.toIntExact(sums[1])).toArray());
  }

  /** What more trials of the kind would bring for a limit on events over trials. */
  MoreTrials more(Confidence confidence) {
    double level = confidence.level();
    ClusteredCounts counts = counts();
    return new MoreTrials() {
      @Override
      public OptionalLong ifThisWentOn(double limit) {
        if (!isShare(limit)) {
          return OptionalLong.empty();
        }
        return trials == 0
            ? SampleSize.independent(0, limit, level)
            : missing(counts, limit, confidence);
      }

      @Override
      public OptionalLong ifTruthWere(double value, double limit) {
        if (!isShare(limit) || !isShare(value)) {
          return OptionalLong.empty();
        }
        return trials == 0
            ? SampleSize.independent(value, limit, level)
            : trials(SampleSize.moreClusteredAtRate(counts, value, limit, level));
      }
    };
  }

  /** The trials missing under the strict bound, or under the common one once that may be taken. */
  private OptionalLong missing(ClusteredCounts counts, double limit, Confidence confidence) {
    double level = confidence.level();
    boolean strict = strict(counts, confidence);
    OptionalLong safely =
        trials(SampleSize.moreClustered(counts, limit, strict || mayGoWhole(counts), level));
    if (strict || !mayGoWhole(counts) || counts.partlyUnits() == 0) {
      return safely;
    }
    OptionalLong commonly = trials(SampleSize.moreClustered(counts, limit, false, level));
    if (commonly.isEmpty()) {
      return safely;
    }
    double factor = (double) FEWEST_PARTLY / counts.partlyUnits();
    long untilShown = (long) Math.ceil((factor - 1) * trials);
    long least = Math.max(commonly.getAsLong(), untilShown);
    return OptionalLong.of(Math.min(safely.orElse(least), least));
  }

  /** The same for a limit on one minus events over trials. */
  MoreTrials moreOfComplement(Confidence confidence) {
    MoreTrials events = more(confidence);
    return new MoreTrials() {
      @Override
      public OptionalLong ifThisWentOn(double limit) {
        return events.ifThisWentOn(1 - limit);
      }

      @Override
      public OptionalLong ifTruthWere(double value, double limit) {
        return events.ifTruthWere(1 - value, 1 - limit);
      }
    };
  }

  private static boolean isShare(double value) {
    return value >= 0 && value <= 1;
  }

  private static OptionalLong trials(Optional<SampleSize.Amount> amount) {
    return amount.map(more -> OptionalLong.of(more.trials())).orElse(OptionalLong.empty());
  }

  /** The bounds on events over trials; unusable ones where there is no trial. */
  public Interval interval(Confidence confidence) {
    return interval(counts(), confidence);
  }

  /** The same bounds from counts that are summed already. */
  public static Interval interval(ClusteredCounts counts, Confidence confidence) {
    return interval(counts, confidence, new BoundMemo());
  }

  /** The same bounds; those of counts met before are not worked out again. */
  Interval interval(Confidence confidence, BoundMemo memo) {
    return interval(counts(), confidence, memo);
  }

  private static Interval interval(ClusteredCounts counts, Confidence confidence, BoundMemo memo) {
    Interval bounds = memo.bounds(counts, strict(counts, confidence), confidence.level());
    if (confidence.strict() || counts.singleTrials()) {
      return bounds;
    }
    if (counts.wholeUnits() > 0) {
      return bounds.withNote(
          "in %d units of 3 or more every single one counted, so the bound is strict"
              .formatted(counts.wholeUnits()));
    }
    return mayGoWhole(counts)
        ? withUpperOf(memo.bounds(counts, true, confidence.level()), bounds)
        : bounds;
  }

  private static Interval withUpperOf(Interval strict, Interval bounds) {
    if (strict.upper() <= bounds.upper()) {
      return bounds;
    }
    return new Interval(
            bounds.lower(),
            strict.upper(),
            bounds.level(),
            strict.method(),
            bounds.undecided(),
            bounds.notes())
        .withNote(
            "fewer than %d units show that single ones count and not whole units,"
                    .formatted(FEWEST_PARTLY)
                + " so the upper bound is strict");
  }

  private static boolean strict(ClusteredCounts counts, Confidence confidence) {
    return confidence.strict() || counts.wholeUnits() > 0;
  }

  /** Whether the sample leaves it open that units go wrong whole. */
  private static boolean mayGoWhole(ClusteredCounts counts) {
    return !counts.singleTrials() && counts.partlyUnits() < FEWEST_PARTLY;
  }
}
