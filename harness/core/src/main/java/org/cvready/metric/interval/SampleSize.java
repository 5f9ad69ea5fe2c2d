package org.cvready.metric.interval;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongPredicate;

/**
 * How much evidence would decide a limit on a rate, if a given rate went on.
 *
 * <p>For independent trials the answer is exact: the returned number decides, one fewer does not.
 * For trials in units and for frames it thinks of a larger study as a multiple of the one at hand,
 * with the same sizes, the same spread between units and the same largest unit, so it is a planning
 * figure ("about 260 more objects"). A rate that equals the limit never decides.
 */
public final class SampleSize {
  private static final long MOST = 1_000_000_000L;

  /** A rate of 3 in 7 over 7 trials is 3 events, whatever the last digit of the product says. */
  private static final double ROUNDING = 1e-6;

  /** How alike objects of one unit are taken to be where nothing has been observed yet. */
  private static final double PLANNED_CORRELATION = 0.2;

  private SampleSize() {}

  /**
   * An amount of evidence.
   *
   * @param trials trials, such as objects or frames
   * @param units independent units that hold them, such as images
   */
  public record Amount(long trials, long units) {}

  /**
   * The trials in all that would decide, where trials are independent.
   *
   * @param rate assumed rate, in [0, 1]; expected events are rounded towards the limit
   * @param limit the limit on the rate, in [0, 1]
   * @param level confidence of each bound, in the open interval (0, 1)
   * @return empty where a billion trials would not decide
   */
  public static OptionalLong independent(double rate, double limit, double level) {
    requireRate("rate", rate);
    requireRate("limit", limit);
    Interval.requireLevel(level);
    return smallest(1, n -> decidesIndependent(rate, limit, level, n));
  }

  /** The trials missing to decide if the observed rate went on; 0 where they decide already. */
  public static OptionalLong moreIndependent(long events, long trials, double limit, double level) {
    Interval now = ClopperPearson.of(events, trials, level);
    requireRate("limit", limit);
    if (decides(now.lower(), now.upper(), limit) && trials > 0) {
      return OptionalLong.of(0);
    }
    double rate = trials == 0 ? 0 : (double) events / trials;
    OptionalLong total = smallest(trials + 1, n -> decidesIndependent(rate, limit, level, n));
    return total.isPresent() ? OptionalLong.of(total.getAsLong() - trials) : total;
  }

  /**
   * The evidence missing to decide if more units like the observed ones came.
   *
   * @param observed trials and events by unit, with at least one trial
   * @param limit the limit on the rate, in [0, 1]
   * @param strict whether the strict cluster bound is asked for
   * @param level confidence of each bound, in the open interval (0.5, 1)
   * @return zero where the observed evidence decides already, empty where a billion units would not
   */
  public static Optional<Amount> moreClustered(
      ClusteredCounts observed, double limit, boolean strict, double level) {
    requireRate("limit", limit);
    if (observed.singleTrials()) {
      OptionalLong more = moreIndependent(observed.events(), observed.trials(), limit, level);
      return more.isPresent()
          ? Optional.of(new Amount(more.getAsLong(), more.getAsLong()))
          : Optional.empty();
    }
    return missing(ClusterMoments.of(observed), new Question(limit, strict, level));
  }

  /**
   * The evidence missing to decide at an assumed rate, before any model was run: only how many
   * trials each unit holds is known. Misses of one unit are taken to be correlated by 0.2.
   *
   * @param known trials by unit, with at least one trial; its events are not read
   * @param rate assumed rate, in [0, 1]
   * @param limit the limit on the rate, in [0, 1]
   * @param level confidence of each bound, in the open interval (0.5, 1)
   */
  public static Optional<Amount> moreClusteredAtRate(
      ClusteredCounts known, double rate, double limit, double level) {
    requireRate("rate", rate);
    requireRate("limit", limit);
    if (known.singleTrials()) {
      OptionalLong total = independent(rate, limit, level);
      long more = Math.max(0, total.orElse(0) - known.trials());
      return total.isPresent() ? Optional.of(new Amount(more, more)) : Optional.empty();
    }
    double pairs = known.trialsSquared() - known.trials();
    double residual = rate * (1 - rate) * (known.trials() + PLANNED_CORRELATION * pairs);
    ClusterMoments planned =
        new ClusterMoments(
            known.units(),
            known.trials(),
            rate * known.trials(),
            known.trialsSquared(),
            residual,
            new ClusterMoments.Largest(known.mostTrials(), 0, known.mostTrials()));
    return missing(planned, new Question(limit, false, level));
  }

  /**
   * The frames missing to decide a limit on a share if the record went on as it was.
   *
   * @param frames the record so far, in order of time, with at least one frame
   * @param limit the limit on the share, in [0, 1]
   * @param bound the declared stall length and level
   * @return empty where a billion frames would not decide, or where the longest run is too long for
   *     the declared stall length at any number of frames
   */
  public static OptionalLong moreFrames(boolean[] frames, double limit, BlockBound bound) {
    requireRate("limit", limit);
    if (frames.length == 0) {
      throw new IllegalArgumentException("frames must hold at least one frame, got none");
    }
    SequenceCounts counts = new SequenceCounts(frames.length, bound.blockLength());
    for (int i = 0; i < frames.length; i++) {
      if (frames[i]) {
        counts.mark(i);
      }
    }
    OptionalLong total = smallest(frames.length, n -> decidesFrames(counts, limit, bound, n));
    return total.isPresent() ? OptionalLong.of(total.getAsLong() - frames.length) : total;
  }

  /**
   * The frames in all that would certify a limit on a share if no frame had the event.
   *
   * @param limit the limit on the share, in [0, 1]
   * @param bound the declared stall length and level
   * @return empty where a billion frames would not do
   */
  public static OptionalLong framesWithoutEvent(double limit, BlockBound bound) {
    OptionalLong more = moreFrames(new boolean[1], limit, bound);
    return more.isPresent() ? OptionalLong.of(more.getAsLong() + 1) : more;
  }

  private record Question(double limit, boolean strict, double level) {}

  private static Optional<Amount> missing(ClusterMoments moments, Question question) {
    long units = Math.round(moments.units());
    OptionalLong total = smallest(units, n -> decidesUnits(moments, question, n));
    if (total.isEmpty()) {
      return Optional.empty();
    }
    long more = total.getAsLong() - units;
    double trialsPerUnit = moments.trials() / moments.units();
    return Optional.of(new Amount((long) Math.ceil(more * trialsPerUnit), more));
  }

  private static boolean decidesIndependent(double rate, double limit, double level, long trials) {
    double total = (double) trials;
    double expected = rate * total;
    return rate < limit
        ? ClopperPearson.upper(Math.ceil(expected - ROUNDING), total, level) <= limit
        : rate > limit
            && ClopperPearson.lower(Math.floor(expected + ROUNDING), total, level) > limit;
  }

  private static boolean decidesUnits(ClusterMoments moments, Question question, long units) {
    if (units < ClusterGamma.FEWEST_UNITS) {
      return false;
    }
    ClusterMoments larger = moments.scaled(units / moments.units());
    boolean strict = ClusterGamma.takesStrict(larger, question.strict());
    double limit = question.limit();
    return moments.rate() < limit
        ? ClusterGamma.upper(larger, strict, question.level()) <= limit
        : moments.rate() > limit && ClusterGamma.lower(larger, strict, question.level()) > limit;
  }

  private static boolean decidesFrames(
      SequenceCounts record, double limit, BlockBound bound, long frames) {
    if (!bound.hasEnough(frames) || !bound.trusts(record.longestRun(), frames)) {
      return false;
    }
    ClusterMoments moments = record.moments();
    ClusterMoments larger = moments.scaled((double) frames / record.length());
    int weight = bound.weight(record);
    return moments.rate() < limit
        ? larger.upper(weight, bound.level()) <= limit
        : moments.rate() > limit && bound.lower(larger, weight) > limit;
  }

  private static boolean decides(double lower, double upper, double limit) {
    return upper <= limit || lower > limit;
  }

  /** The smallest number from {@code first} on that holds, where all above it hold too. */
  private static OptionalLong smallest(long first, LongPredicate holds) {
    long fails = first - 1;
    long candidate = Math.max(1, first);
    while (!holds.test(candidate)) {
      fails = candidate;
      candidate *= 2;
      if (candidate > MOST) {
        return OptionalLong.empty();
      }
    }
    while (candidate - fails > 1) {
      long middle = (fails + candidate) >>> 1;
      if (holds.test(middle)) {
        candidate = middle;
      } else {
        fails = middle;
      }
    }
    return OptionalLong.of(candidate);
  }

  private static void requireRate(String name, double rate) {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException(name + " must be in [0, 1], got " + rate);
    }
  }
}
