package org.cvready.study.production;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.cvready.metric.Decision;

/**
 * A weighted sum of decision rates and its bounds, by the method of variance estimates recovery.
 *
 * <p>The bound is the sum of the observed rates plus the root of the squared distances of each rate
 * from its own bound, as by G. Y. Zou and A. Donner, Statistics in Medicine 27 (2008), 1693-1702;
 * products of two distances are added where two rates come from the same units, times how much the
 * units overlap. A rate that is unknown is no matter of chance: it adds its whole range.
 */
final class RateSum {
  private record Term(int state, Decision decision, double weight, StateRates.Rate rate) {}

  private final LineRates rates;
  private final List<StateRates> states;
  private final List<Term> terms = new ArrayList<>();
  private double constant;

  RateSum(LineRates rates) {
    this.rates = rates;
    this.states = rates.states();
  }

  /** Adds the weight times the rate of a decision on units of a state; 0 is good. */
  RateSum add(int state, Decision decision, double weight) {
    if (weight != 0) {
      terms.add(new Term(state, decision, weight, states.get(state).of(decision)));
    }
    return this;
  }

  RateSum add(double more) {
    constant += more;
    return this;
  }

  /** The sum within the range that it cannot leave; without a value where a rate is unknown. */
  Estimate within(double least, double most) {
    Estimate low = taking(false);
    Estimate high = taking(true);
    double lower = clip(low.lower(), least, most);
    double upper = clip(high.upper(), least, most);
    if (terms.stream().anyMatch(term -> term.rate.value().isEmpty())) {
      return Estimate.unknown(lower, upper);
    }
    double value = constant;
    for (Term term : terms) {
      value += term.weight * term.rate.value().orElseThrow();
    }
    return new Estimate(OptionalDouble.of(clip(value, lower, upper)), lower, upper);
  }

  /** The sum with every unknown rate at the end of its range that makes the sum large, or small. */
  Estimate taking(boolean large) {
    double value = constant;
    List<Term> bounded = new ArrayList<>();
    for (Term term : terms) {
      if (term.rate.isBounded()) {
        bounded.add(term);
        value += term.weight * term.rate.value().orElseThrow();
      } else {
        value += large ? Math.max(0, term.weight) : Math.min(0, term.weight);
      }
    }
    return new Estimate(
        OptionalDouble.of(value), value - distance(bounded, -1), value + distance(bounded, 1));
  }

  private static double clip(double value, double least, double most) {
    return Math.max(least, Math.min(most, value));
  }

  /** How far the sum may lie from its value, upwards or downwards. */
  private double distance(List<Term> bounded, int direction) {
    double[] parts = new double[bounded.size()];
    for (int i = 0; i < parts.length; i++) {
      Term term = bounded.get(i);
      double rate = term.rate.value().orElseThrow();
      boolean up = term.weight * direction > 0;
      double margin = up ? term.rate.bounds().upper() - rate : rate - term.rate.bounds().lower();
      parts[i] = term.weight * Math.max(0, margin);
    }
    double square = 0;
    for (int i = 0; i < parts.length; i++) {
      square += parts[i] * parts[i];
      for (int j = 0; j < i; j++) {
        // Rates that pull in opposite directions and rise together only narrow the sum.
        double product = Math.max(0, parts[i] * parts[j]);
        square += 2 * product * correlation(bounded.get(i), bounded.get(j));
      }
    }
    return Math.sqrt(square);
  }

  /**
   * How far two rates may rise together. One unit has one decision, so that two decisions on the
   * same units exclude each other; units of one cluster may share any fate.
   */
  private double correlation(Term a, Term b) {
    boolean clustered = states.get(a.state).isClustered() || states.get(b.state).isClustered();
    return a.decision == b.decision || clustered ? rates.overlap().get(a.state).get(b.state) : 0;
  }
}
