package org.cvready.study.slice;

import java.util.OptionalDouble;
import org.cvready.study.slice.SliceFindings.Rate;

/**
 * A slice at another operating point.
 *
 * @param inside the rate in it
 * @param restEvents trials of the rest that ended badly
 * @param adjustedP the chance of its excess if there were none, corrected for the number of slices
 *     tested; empty where it is not tested
 */
public record SliceAgain(Rate inside, long restEvents, OptionalDouble adjustedP) {
  /** Whether it surely is worse than the rest. */
  public boolean weak() {
    return adjustedP.isPresent() && adjustedP.getAsDouble() <= SliceStudy.FALSE_DISCOVERY_RATE;
  }
}
