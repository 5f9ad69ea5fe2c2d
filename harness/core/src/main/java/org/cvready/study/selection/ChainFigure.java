package org.cvready.study.selection;

import org.cvready.metric.Measurement;
import org.cvready.metric.interval.Interval;

/**
 * A rate of the model alone and of the whole chain, on the same trials.
 *
 * @param model of the model alone
 * @param chain of model and second pass together
 * @param onlyModel trials that count against the model alone
 * @param onlyChain trials that count against the chain alone
 * @param difference bounds on chain minus model at 95 % each (MOVER, paired)
 * @param pValue of McNemar's exact test; of trials taken as independent
 */
public record ChainFigure(
    Measurement model,
    Measurement chain,
    long onlyModel,
    long onlyChain,
    Interval difference,
    double pValue) {
  /** Chain minus model in trials; above 0 where the chain does worse. */
  public long more() {
    return onlyChain - onlyModel;
  }

  /** Chain minus model as a share of trials; 0 without any. */
  public double change() {
    return model.trials() == 0 ? 0 : more() / (double) model.trials();
  }

  /** What the bounds say, in words. */
  public String answer() {
    if (difference.undecided().isEmpty() && difference.upper() < 0) {
      return "less";
    }
    return difference.undecided().isEmpty() && difference.lower() > 0 ? "more" : "open";
  }
}
