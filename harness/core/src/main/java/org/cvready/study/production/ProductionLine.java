package org.cvready.study.production;

import java.util.Collections;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a line's owner states about it: how much it makes, how often what is wrong, and what errors
 * cost.
 *
 * @param unitsPerMinute above 0, where stated
 * @param hoursPerShift above 0
 * @param hoursPerMonth above 0, where stated
 * @param defectRate share of units with each class, each in [0, 1], together at most 1; assumed,
 *     and taken as one class a unit
 * @param cost of each error, where stated
 */
public record ProductionLine(
    OptionalDouble unitsPerMinute,
    double hoursPerShift,
    OptionalDouble hoursPerMonth,
    SortedMap<String, Double> defectRate,
    Optional<ErrorCost> cost) {
  /** Decimal shares that add up to 1 may exceed it in the last digit. */
  private static final double ROUNDING = 1e-9;

  /** Copies the rates and checks their sum. */
  public ProductionLine {
    defectRate = Collections.unmodifiableSortedMap(new TreeMap<>(defectRate));
    double sum = sum(defectRate);
    if (!(sum >= 0 && sum <= 1 + ROUNDING)) {
      throw new IllegalArgumentException(
          "defect rates must add up to a share in [0, 1], got " + sum);
    }
    if (!(hoursPerShift > 0)) {
      throw new IllegalArgumentException("hours per shift must be above 0, got " + hoursPerShift);
    }
  }

  /**
   * Cost of one event of each kind, each at least 0.
   *
   * @param falseReject a good unit taken out
   * @param escape a defective unit passed
   * @param review a unit that a person looks at, good or not
   * @param currency ISO 4217 code
   */
  public record ErrorCost(double falseReject, double escape, double review, String currency) {}

  /** Share of units with any class, in [0, 1]. */
  public double defective() {
    return Math.min(1, sum(defectRate));
  }

  /** Units in an hour, where stated. */
  OptionalDouble unitsPerHour() {
    return unitsPerMinute.isPresent()
        ? OptionalDouble.of(60 * unitsPerMinute.getAsDouble())
        : OptionalDouble.empty();
  }

  /** The same line with every defect rate times a factor of at least 0. */
  ProductionLine withDefectsTimes(double factor) {
    SortedMap<String, Double> rates = new TreeMap<>();
    defectRate.forEach((name, rate) -> rates.put(name, rate * factor));
    return new ProductionLine(unitsPerMinute, hoursPerShift, hoursPerMonth, rates, cost);
  }

  private static double sum(SortedMap<String, Double> rates) {
    return rates.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
