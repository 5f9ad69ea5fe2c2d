package org.cvready.study.production;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.metric.interval.Interval;

/**
 * What a model's rates mean for a line, in units and in money.
 *
 * @param site whose images the rates were measured on, or the name of the benchmark
 * @param datasets sets of that site that were pooled
 * @param benchmark whether this is the benchmark, for contrast
 * @param line what the plan states about the line
 * @param perUnit expected shares of all units made and cost of one; empty where no defect rates are
 *     stated
 * @param periods the same for 1,000 units, a shift and a month, as far as the volume is stated; the
 *     last is the longest
 * @param states the part of good units and of each class, in the longest period
 * @param range the longest period at other defect rates
 * @param breakEven from which defect rates on the model pays; empty where no rate is above 0
 * @param frequencies stated defect rates beside what natural sets show
 * @param assumptions what the figures take for granted, a sentence each
 * @param findings in words, the most important first
 */
public record ProductionOutlook(
    String site,
    List<String> datasets,
    boolean benchmark,
    ProductionLine line,
    Optional<LineForecast> perUnit,
    List<Period> periods,
    List<StateOutlook> states,
    List<AtDefectRate> range,
    Optional<BreakEven> breakEven,
    List<Frequency> frequencies,
    List<String> assumptions,
    List<String> findings) {
  /** Copies the lists. */
  public ProductionOutlook {
    datasets = List.copyOf(datasets);
    periods = List.copyOf(periods);
    states = List.copyOf(states);
    range = List.copyOf(range);
    frequencies = List.copyOf(frequencies);
    assumptions = List.copyOf(assumptions);
    findings = List.copyOf(findings);
  }

  /**
   * Expected amounts in a period.
   *
   * @param name as sentences have it: {@code a shift of 8 hours}
   * @param units made in it, above 0
   * @param alarms units rejected
   * @param falseRejects good units rejected
   * @param escapes defective units accepted
   * @param reviews units that a person looks at
   * @param cost of errors and reviews
   * @param saved against passing every unit unseen
   */
  public record Period(
      String name,
      double units,
      Estimate alarms,
      Estimate falseRejects,
      Estimate escapes,
      Estimate reviews,
      Optional<Estimate> cost,
      Optional<Estimate> saved) {
    static Period of(String name, double units, LineForecast perUnit) {
      return new Period(
          name,
          units,
          perUnit.alarms().times(units),
          perUnit.falseRejects().times(units),
          perUnit.escapes().times(units),
          perUnit.reviews().times(units),
          perUnit.cost().map(cost -> cost.times(units)),
          perUnit.saved().map(saved -> saved.times(units)));
    }
  }

  /**
   * The part of one state.
   *
   * @param rates how its units were decided
   * @param share of all units, in [0, 1], as assumed
   * @param units of this state in the longest period
   * @param cost of its errors and reviews in the longest period
   */
  public record StateOutlook(
      StateRates rates, double share, double units, Optional<Estimate> cost) {}

  /**
   * The longest period at other defect rates, all classes in the stated proportion.
   *
   * @param factor times the stated rates
   * @param defective share of units with any class, in [0, 1]
   * @param alarms units rejected
   * @param escapes defective units accepted
   * @param precision share of alarms that are right
   * @param cost of errors and reviews
   * @param saved against passing every unit unseen
   */
  public record AtDefectRate(
      double factor,
      double defective,
      Estimate alarms,
      Estimate escapes,
      Estimate precision,
      Optional<Estimate> cost,
      Optional<Estimate> saved) {}

  /**
   * Defect rates at which an answer turns, all classes in the stated proportion.
   *
   * @param alarmsHalfRight where half of the alarms are right
   * @param pays where the model starts to save money against passing every unit unseen
   * @param bearableFalseRejects the false reject rate up to which it saves money at the stated
   *     defect rates; below 0 where it never does
   */
  public record BreakEven(
      Crossing alarmsHalfRight, Optional<Crossing> pays, Optional<Estimate> bearableFalseRejects) {}

  /**
   * The total defect rate from which something holds.
   *
   * @param rate by the observed rates, in [0, 1]; empty for never, or not known
   * @param earliest the lower bound; empty for never
   * @param latest the upper bound; empty where it may never hold
   */
  public record Crossing(OptionalDouble rate, OptionalDouble earliest, OptionalDouble latest) {}

  /**
   * How often a class is there in the natural sets of the site.
   *
   * @param className the class
   * @param stated share of units, as the plan states it
   * @param with units with the class
   * @param units all units of natural sets
   * @param bounds on the true share
   * @param agrees whether the stated share lies within the bounds
   */
  public record Frequency(
      String className, double stated, long with, long units, Interval bounds, boolean agrees) {}
}
