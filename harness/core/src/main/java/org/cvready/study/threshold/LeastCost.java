package org.cvready.study.threshold;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.cvready.metric.Decision;
import org.cvready.metric.ScoreGrid;
import org.cvready.study.threshold.ChoiceQuestion.Prices;

/**
 * Finds the operating scores and review bands that cost the least for each unit made, on the units
 * that are chosen with: class by class, the others held, until nothing is gained any more.
 *
 * <p>The cost of a unit made is (1 - sum of defect rates) times that of a good unit, plus for each
 * class its defect rate times that of a unit with the class.
 */
final class LeastCost {
  private static final int MOST_ROUNDS = 30;
  private static final double GAIN = 1e-12;

  private final List<ChoiceUnit> units;
  private final Prices prices;
  private final double[] weightIfBad;
  private final double weightIfGood;
  private final double[] scores;
  private final double[] reviewFrom;

  /**
   * Starts from an operating point.
   *
   * @param units at least one good and one of each priced class
   * @param prices of errors
   * @param scores by class
   * @param reviewFrom by class
   */
  LeastCost(List<ChoiceUnit> units, Prices prices, double[] scores, double[] reviewFrom) {
    this.units = units;
    this.prices = prices;
    this.scores = scores.clone();
    this.reviewFrom = reviewFrom.clone();
    this.weightIfBad = new double[scores.length];
    double defective = 0;
    for (int c = 0; c < scores.length; c++) {
      int index = c;
      long with = units.stream().filter(unit -> unit.has(index)).count();
      double rate = prices.defectRates().get(c);
      defective += rate;
      weightIfBad[c] = with == 0 ? 0 : rate / with;
    }
    long good = units.stream().filter(ChoiceUnit::isGood).count();
    this.weightIfGood = good == 0 ? 0 : Math.max(0, 1 - defective) / good;
  }

  /** Moves the scores of these classes. */
  void descend(List<Integer> classes) {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      boolean gained = false;
      for (int c : classes) {
        gained |= moveBoth(c);
      }
      if (!gained) {
        return;
      }
    }
  }

  private boolean moveBoth(int c) {
    double now = 0;
    Sums sums = new Sums();
    for (ChoiceUnit unit : units) {
      Decision others = unit.without(c, scores, reviewFrom);
      sums.add(unit, others, unit.top(c));
      Decision own = ChoiceUnit.of(unit.top(c), scores[c], reviewFrom[c]);
      now += cost(unit, others.orWorse(own));
    }
    sums.cumulate();
    int step = best(k -> sums.at(k, sums.bestBand(k)));
    int band = sums.bestBand(step);
    if (sums.at(step, band) >= now - GAIN) {
      return false;
    }
    scores[c] = ScoreGrid.threshold(step);
    reviewFrom[c] = ScoreGrid.threshold(band);
    return true;
  }

  /**
   * The cost of units by the step that their highest score of one class reaches, under each
   * decision that this class may bring them; after {@link #cumulate}, of all up to a step.
   */
  private final class Sums {
    private static final int NOTHING = 0;

    private final double[] reject = new double[ScoreGrid.STEPS + 1];
    private final double[] review = new double[ScoreGrid.STEPS + 1];
    private final double[] accept = new double[ScoreGrid.STEPS + 1];

    private void add(ChoiceUnit unit, Decision others, double top) {
      int place = top > 0 ? ScoreGrid.reached(top) + 1 : NOTHING;
      reject[place] += cost(unit, Decision.REJECT);
      review[place] += cost(unit, others.orWorse(Decision.REVIEW));
      accept[place] += cost(unit, others);
    }

    private void cumulate() {
      for (int i = 1; i < reject.length; i++) {
        reject[i] += reject[i - 1];
        review[i] += review[i - 1];
        accept[i] += accept[i - 1];
      }
    }

    /** The cost with the operating score at a step and its band from another, not above it. */
    private double at(int score, int band) {
      return reject[ScoreGrid.STEPS] - reject[score] + review[score] - review[band] + accept[band];
    }

    /** The start of the band that costs least; the score itself where none is worth it. */
    private int bestBand(int score) {
      int best = score;
      for (int band = score - 1; band >= 1; band--) {
        best = at(score, band) < at(score, best) - GAIN ? band : best;
      }
      return best;
    }
  }

  private double cost(ChoiceUnit unit, Decision decision) {
    if (decision == Decision.REJECT) {
      return unit.isGood() ? weightIfGood * prices.falseReject() : 0;
    }
    double weight = unit.isGood() ? weightIfGood : 0;
    for (int c = 0; c < weightIfBad.length; c++) {
      weight += unit.has(c) ? weightIfBad[c] : 0;
    }
    if (decision == Decision.REVIEW) {
      return weight * prices.review();
    }
    return unit.isGood() ? 0 : weight * prices.escape();
  }

  /** The step with the least value; the middle of the first run of equal ones. */
  static int best(IntToDoubleFunction value) {
    double[] values = IntStream.range(0, ScoreGrid.STEPS).mapToDouble(value).toArray();
    int first = 1;
    for (int step = 2; step < values.length; step++) {
      first = values[step] < values[first] - GAIN ? step : first;
    }
    int last = first;
    while (last + 1 < values.length && Math.abs(values[last + 1] - values[first]) <= GAIN) {
      last++;
    }
    return (first + last) / 2;
  }

  double score(int c) {
    return scores[c];
  }

  double reviewFrom(int c) {
    return reviewFrom[c];
  }

  /** The cost of a unit made as things stand. */
  double cost() {
    return units.stream()
        .mapToDouble(unit -> cost(unit, unit.without(-1, scores, reviewFrom)))
        .sum();
  }
}
