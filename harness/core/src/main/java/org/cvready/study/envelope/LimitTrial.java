package org.cvready.study.envelope;

import java.util.List;
import java.util.Optional;
import org.cvready.metric.interval.ClusteredCounts;
import org.cvready.metric.sequential.ClusterEvidence;
import org.cvready.metric.sequential.ClusterSequential;
import org.cvready.metric.sequential.GroupSequential;
import org.cvready.metric.sequential.RateEvidence;

/**
 * Whether a rate keeps its limit at one magnitude, asked of ever more units until that is told or
 * hopeless.
 *
 * <p>The caller shows the units in [{@link #from}, {@link #to}) and hands in what they counted,
 * until there is an {@link #answer}. FAIL is told by an e-value of one over alpha alone, which may
 * be looked at any number of times.
 */
public final class LimitTrial {
  private final LimitTrials tests;
  private final double alpha;
  private final double decisive;
  private final ClusteredCounts.Builder seen = new ClusteredCounts.Builder();
  private final ClusterEvidence bets;
  private int shown;
  private int trials;
  private int events;
  private int look;
  private int wanted;
  private Optional<Answer> answer = Optional.empty();

  LimitTrial(LimitTrials tests, double alpha) {
    this.tests = tests;
    this.alpha = alpha;
    this.decisive = 1 / tests.rule().alpha();
    this.bets = new ClusterEvidence(tests.rule().limit(), tests.mostTrials());
    this.wanted = atLook();
  }

  /** The first unit that is wanted next. */
  public int from() {
    return shown;
  }

  /** The unit after the last that is wanted next. */
  public int to() {
    return wanted;
  }

  /** The answer, once there is one. */
  public Optional<Answer> answer() {
    return answer;
  }

  /** Counts of the units so far. */
  public ClusteredCounts counts() {
    return seen.build();
  }

  /** Evidence so far that the rate is above the limit, an e-value. */
  public double evidence() {
    double limit = tests.rule().limit();
    return tests.isExact() ? new RateEvidence(events, trials, limit).above() : bets.above();
  }

  /**
   * Takes what the wanted units counted.
   *
   * @param counts one for each unit in [{@link #from}, {@link #to}), in order
   */
  public void take(List<UnitCount> counts) {
    if (counts.size() != wanted - shown) {
      throw new IllegalArgumentException(
          "counts must be of %d units, got %d".formatted(wanted - shown, counts.size()));
    }
    for (UnitCount count : counts) {
      seen.add(count.trials(), count.events());
      bets.add(count.trials(), count.events());
      trials += count.trials();
      events += count.events();
    }
    shown = wanted;
    judge();
  }

  private void judge() {
    if (tests.isExact() && trials < tests.exact(alpha).trialsAt(look)) {
      fill();
      return;
    }
    GroupSequential.Answer told = told();
    if (told == GroupSequential.Answer.PASS) {
      answer = Optional.of(Answer.PASS);
      return;
    }
    if (evidence() >= decisive) {
      answer = Optional.of(Answer.FAIL);
      return;
    }
    if (told == GroupSequential.Answer.ABANDON) {
      answer = Optional.of(Answer.INCONCLUSIVE);
      return;
    }
    look++;
    wanted = tests.isExact() ? shown + tests.exact(alpha).trialsAt(look) - trials : atLook();
    wanted = Math.min(wanted, tests.units());
  }

  /** Units whose object has left the picture are no trials: others take their place. */
  private void fill() {
    int missing = tests.exact(alpha).trialsAt(look) - trials;
    wanted = Math.min(tests.units(), shown + missing);
    if (wanted == shown) {
      answer = Optional.of(evidence() >= decisive ? Answer.FAIL : Answer.INCONCLUSIVE);
    }
  }

  private GroupSequential.Answer told() {
    if (tests.isExact()) {
      return tests.exact(alpha).at(look, events);
    }
    ClusterSequential rule = tests.clustered(alpha);
    return rule.at(look, seen.build(), tests.rest(shown));
  }

  private int atLook() {
    return tests.isExact()
        ? tests.exact(alpha).trialsAt(look)
        : tests.clustered(alpha).unitsAt(look);
  }
}
