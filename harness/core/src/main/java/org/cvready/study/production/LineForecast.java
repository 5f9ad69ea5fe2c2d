package org.cvready.study.production;

import java.util.Optional;
import org.cvready.metric.Confidence;
import org.cvready.metric.Decision;

/**
 * What a line will see for each unit made, at its own defect rates.
 *
 * <p>Expected shares of all units: alarms = (1 - sum pi) false_reject_rate + sum pi_c
 * reject_rate(c), escapes and reviews likewise, and precision by Bayes. Assumes one class a unit,
 * defect rates as stated, and units of each state that look as they did in the images.
 *
 * @param defective share of units with any class, as assumed
 * @param alarms share of units that are rejected
 * @param falseRejects share of units that are good and rejected
 * @param escapes share of units that are defective and accepted
 * @param reviews share of units that a person looks at
 * @param precision share of alarms that are right; its value is empty where no alarm is expected
 * @param cost a unit, where costs are stated
 * @param saved what the model saves a unit against passing every unit unseen; negative where it
 *     costs more
 */
public record LineForecast(
    double defective,
    Estimate alarms,
    Estimate falseRejects,
    Estimate escapes,
    Estimate reviews,
    Estimate precision,
    Optional<Estimate> cost,
    Optional<Estimate> saved) {
  /** Confidence of each one-sided bound. */
  static final double LEVEL = Confidence.USUAL.level();

  /**
   * Foretells.
   *
   * @param line volume, defect rates and costs
   * @param rates as measured, with the classes of the line's defect rates in their order
   */
  public static LineForecast of(ProductionLine line, LineRates rates) {
    Forecaster forecaster = new Forecaster(line, rates);
    return new LineForecast(
        line.defective(),
        forecaster.share(Decision.REJECT),
        forecaster.falseRejects(),
        forecaster.escapes(),
        forecaster.share(Decision.REVIEW),
        forecaster.precision(),
        line.cost().map(forecaster::cost),
        line.cost().map(forecaster::saved));
  }
}
