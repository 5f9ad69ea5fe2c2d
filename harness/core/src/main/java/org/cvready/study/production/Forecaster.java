package org.cvready.study.production;

import java.util.List;
import java.util.OptionalDouble;
import org.cvready.metric.Decision;
import org.cvready.metric.interval.AtPrevalence;
import org.cvready.metric.interval.Interval;
import org.cvready.study.production.ProductionLine.ErrorCost;

/** Works out the figures of a {@link LineForecast}. */
final class Forecaster {
  private static final int GOOD = 0;

  private final ProductionLine line;
  private final LineRates rates;

  Forecaster(ProductionLine line, LineRates rates) {
    this.line = line;
    this.rates = rates;
    List<String> measured = rates.defective().stream().map(StateRates::state).toList();
    if (!List.copyOf(line.defectRate().keySet()).equals(measured)) {
      throw new IllegalArgumentException(
          "rates must be of the line's classes in their order, got %s for %s"
              .formatted(measured, line.defectRate().keySet()));
    }
  }

  /** Share of units with this state; 0 is good. */
  double share(int state) {
    return state == GOOD
        ? 1 - line.defective()
        : line.defectRate().getOrDefault(rates.defective().get(state - 1).state(), 0.0);
  }

  private int states() {
    return rates.defective().size() + 1;
  }

  /** Share of all units that are decided so. */
  Estimate share(Decision decision) {
    RateSum sum = new RateSum(rates);
    for (int state = 0; state < states(); state++) {
      sum.add(state, decision, share(state));
    }
    return sum.within(0, 1);
  }

  Estimate falseRejects() {
    return new RateSum(rates).add(GOOD, Decision.REJECT, share(GOOD)).within(0, 1);
  }

  Estimate escapes() {
    RateSum sum = new RateSum(rates);
    for (int state = 1; state < states(); state++) {
      sum.add(state, Decision.ACCEPT, share(state));
    }
    return sum.within(0, 1);
  }

  /** Share of alarms that are right, by Bayes. */
  Estimate precision() {
    double defective = line.defective();
    if (defective == 0) {
      return new Estimate(OptionalDouble.of(0), 0, 0);
    }
    RateSum found = new RateSum(rates);
    for (int state = 1; state < states(); state++) {
      found.add(state, Decision.REJECT, share(state) / defective);
    }
    RateSum wrong = new RateSum(rates).add(GOOD, Decision.REJECT, 1);
    AtPrevalence worst = at(defective, found.taking(false), wrong.taking(true));
    AtPrevalence best = at(defective, found.taking(true), wrong.taking(false));
    boolean known =
        found.within(0, 1).value().isPresent() && wrong.within(0, 1).value().isPresent();
    double lower = worst.precisionBounds().lower();
    double upper = Math.max(lower, best.precisionBounds().upper());
    OptionalDouble value =
        known ? at(defective, found.within(0, 1), wrong.within(0, 1)).precision() : none();
    return new Estimate(value, lower, upper);
  }

  private static OptionalDouble none() {
    return OptionalDouble.empty();
  }

  private static AtPrevalence at(double defective, Estimate found, Estimate wrong) {
    AtPrevalence.Rate fp = rate(wrong);
    AtPrevalence.Rate hits = rate(found);
    AtPrevalence.Rate fn =
        new AtPrevalence.Rate(
            1 - hits.value(), hits.bounds().complement().holding(1 - hits.value()));
    return new AtPrevalence(AtPrevalence.Rate.assumed(defective, fp.bounds().level()), fn, fp);
  }

  /** A share whose sum of rounded parts may leave [0, 1] in its last digit. */
  private static AtPrevalence.Rate rate(Estimate share) {
    double value = Math.max(0, Math.min(1, share.value().orElseThrow()));
    double lower = Math.max(0, Math.min(value, share.lower()));
    double upper = Math.min(1, Math.max(value, share.upper()));
    return new AtPrevalence.Rate(value, Interval.of(lower, upper, LineForecast.LEVEL, "MOVER"));
  }

  Estimate cost(ErrorCost cost) {
    RateSum sum = new RateSum(rates);
    for (int state = 0; state < states(); state++) {
      addCost(sum, state, cost, 1);
    }
    return sum.within(0, Double.MAX_VALUE);
  }

  /** What units of one state cost a unit made; 0 is good. */
  Estimate cost(ErrorCost cost, int state) {
    RateSum sum = new RateSum(rates);
    addCost(sum, state, cost, 1);
    return sum.within(0, Double.MAX_VALUE);
  }

  private void addCost(RateSum sum, int state, ErrorCost cost, double sign) {
    sum.add(state, Decision.REVIEW, sign * share(state) * cost.review());
    if (state == GOOD) {
      sum.add(state, Decision.REJECT, sign * share(state) * cost.falseReject());
    } else {
      sum.add(state, Decision.ACCEPT, sign * share(state) * cost.escape());
    }
  }

  /** What the model saves a unit made against passing every unit unseen. */
  Estimate saved(ErrorCost cost) {
    RateSum sum = new RateSum(rates).add(line.defective() * cost.escape());
    for (int state = 0; state < states(); state++) {
      addCost(sum, state, cost, -1);
    }
    return sum.within(-Double.MAX_VALUE, Double.MAX_VALUE);
  }

  /** The false reject rate up to which the model saves money; empty where it never can. */
  Estimate bearableFalseRejects(ErrorCost cost) {
    double scale = share(GOOD) * cost.falseReject();
    RateSum sum = new RateSum(rates).add(line.defective() * cost.escape() / scale);
    sum.add(GOOD, Decision.REVIEW, -share(GOOD) * cost.review() / scale);
    for (int state = 1; state < states(); state++) {
      sum.add(state, Decision.REVIEW, -share(state) * cost.review() / scale);
      sum.add(state, Decision.ACCEPT, -share(state) * cost.escape() / scale);
    }
    return sum.within(-Double.MAX_VALUE, Double.MAX_VALUE);
  }
}
