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
 */
public final class ClusterTally {
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
            : trials(SampleSize.moreClustered(counts, limit, strict(counts, confidence), level));
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
    return confidence.strict() || counts.wholeUnits() == 0 || counts.singleTrials()
        ? bounds
        : bounds.withNote(
            "in %d units of 3 or more every single one counted, so the bound is strict"
                .formatted(counts.wholeUnits()));
  }

  private static boolean strict(ClusteredCounts counts, Confidence confidence) {
    return confidence.strict() || counts.wholeUnits() > 0;
  }
}
