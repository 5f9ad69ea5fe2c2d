package org.cvready.perturb;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.cvready.vision.Image;

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

  /**
   * Applies the steps one after the other, each with the random stream of the image and its
   * perturbation. A perturbation that stands twice gets another stream the second time.
   *
   * @param image the clean image; not modified
   * @param seed of the plan
   * @param stem of the image's file name, without folder and extension
   * @return the new image, and how boxes moved over all steps
   */
  public Perturbed apply(Image image, long seed, String stem) {
    Perturbed result = Perturbed.inPlace(image);
    Map<String, Integer> times = new HashMap<>();
    for (Step step : steps) {
      String name = step.perturbation().name();
      int time = times.merge(name, 1, Integer::sum);
      RandomGenerator random = RandomStreams.of(seed, stem, time == 1 ? name : name + "#" + time);
      Perturbed next = step.perturbation().apply(result.image(), step.strength(), random);
      result = new Perturbed(next.image(), result.warp().then(next.warp()));
    }
    return result;
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
