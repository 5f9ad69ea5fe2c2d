package org.cvready.plan;

import java.util.Locale;
import java.util.OptionalDouble;
import org.cvready.study.threshold.ChoiceRule;

/**
 * A wish to have operating scores chosen.
 *
 * @param chooseWith name of the labelled set on which they are chosen
 * @param verifyWith name of the other labelled set on which they are verified
 * @param rule by what
 * @param missLimit most misses of a class, a share in (0, 1); empty for the plan's gates
 * @param basis what must keep the limits
 * @param escapeLimit most escapes of a class below the review band, a share in (0, 1); empty where
 *     no band is wished
 */
public record ThresholdChoicePlan(
    String chooseWith,
    String verifyWith,
    ChoiceRule rule,
    OptionalDouble missLimit,
    Basis basis,
    OptionalDouble escapeLimit) {

  /** What must keep a limit. */
  public enum Basis {
    /** The one-sided upper bound at 95 %. */
    UPPER_BOUND,
    /** The observed value. */
    VALUE;

    /** The word in plans: {@code upper_bound}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
