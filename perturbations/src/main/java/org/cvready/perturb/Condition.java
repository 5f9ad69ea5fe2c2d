package org.cvready.perturb;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What images are put through: perturbations at fixed strengths, one after the other.
 *
 * @param steps in the order they apply, at least one
 */
public record Condition(List<Step> steps) {
  /** Checks that there is a step. */
  public Condition {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("condition must have at least one step, got none");
    }
  }

  /** One perturbation at one strength. */
  public static Condition of(Perturbation perturbation, double strength) {
    return new Condition(List.of(new Step(perturbation, strength)));
  }

  /** The name in plans and reports: {@code exposure@-1EV+jpeg@3}. */
  public String id() {
    return steps.stream().map(Step::id).collect(Collectors.joining("+"));
  }

  /**
   * One perturbation at a fixed strength.
   *
   * @param perturbation what
   * @param strength how much, on the perturbation's scale
   */
  public record Step(Perturbation perturbation, double strength) {
    /** Checks the strength. */
    public Step {
      perturbation.scale().check(perturbation.name(), strength);
    }

    /** The name of the step: {@code glare@3}. */
    public String id() {
      String number = BigDecimal.valueOf(strength).stripTrailingZeros().toPlainString();
      return perturbation.name() + "@" + number + perturbation.scale().unit();
    }
  }
}
