package org.cvready.plan;

import java.util.Collections;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The line's volume, defect rates and costs, as its owner states them.
 *
 * @param unitsPerMinute above 0
 * @param hoursPerShift above 0
 * @param hoursPerMonth above 0
 * @param defectRate share of units with each class, each in [0, 1], together at most 1
 * @param cost of each kind of error, where stated
 */
public record ProductionPlan(
    OptionalDouble unitsPerMinute,
    double hoursPerShift,
    OptionalDouble hoursPerMonth,
    SortedMap<String, Double> defectRate,
    Optional<Cost> cost) {
  /** Copies the rates. */
  public ProductionPlan {
    defectRate = Collections.unmodifiableSortedMap(new TreeMap<>(defectRate));
  }

  /**
   * Cost of one event of each kind.
   *
   * @param falseReject a good unit taken out
   * @param escape a defective unit passed
   * @param review a unit looked at by a person
   * @param currency ISO 4217 code
   */
  public record Cost(double falseReject, double escape, double review, String currency) {}
}
