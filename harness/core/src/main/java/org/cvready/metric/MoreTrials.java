package org.cvready.metric;

import java.util.Optional;
import java.util.OptionalLong;

/** How many more trials a limit on a figure would need; empty where no number is known or helps. */
public interface MoreTrials {
  /** The trials missing to decide {@code limit}, in the metric's unit, if what was seen went on. */
  OptionalLong ifThisWentOn(double limit);

  /** The trials missing to decide {@code limit} if the true value were {@code value}. */
  OptionalLong ifTruthWere(double value, double limit);

  /**
   * What so many trials take besides, such as their time, in words; empty where nothing is known.
   */
  default Optional<String> effort(long trials) {
    return Optional.empty();
  }

  /** Nothing is known of what more would bring. */
  static MoreTrials unknown() {
    return new MoreTrials() {
      @Override
      public OptionalLong ifThisWentOn(double limit) {
        return OptionalLong.empty();
      }

      @Override
      public OptionalLong ifTruthWere(double value, double limit) {
        return OptionalLong.empty();
      }
    };
  }
}
