package org.cvready.perturb;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.cvready.vision.Image;

/**
 * What images are put through: perturbations at fixed strengths, one after the other.
 *
 * @param steps in the order they apply, at least one
 */
public record Condition(List<Step> steps) implements Treatment {
  /** Checks that there is a step, and that steps follow light's way. */
  public Condition {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("condition must have at least one step, got none");
    }
    for (int i = 1; i < steps.size(); i++) {
      checkOrder(steps.get(i - 1), steps.get(i));
    }
  }

  /** One perturbation at one strength. */
  public static Condition of(Perturbation perturbation, double strength) {
    return new Condition(List.of(Step.at(perturbation, strength)));
  }

  private static void checkOrder(Step before, Step after) {
    Stage first = before.perturbation.stage();
    Stage second = after.perturbation.stage();
    if (first.compareTo(second) > 0) {
      throw new IllegalArgumentException(
          "steps of a condition must go from scene over optics and sensor to digital, got %s (%s) before %s (%s)"
              .formatted(before.id(), word(first), after.id(), word(second)));
    }
  }

  private static String word(Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT);
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
    return apply(image, seed, stem, new Workspace());
  }

  /**
   * Applies the steps as {@link #apply(Image, long, String)} does.
   *
   * @param memory where the new image lies, from which nothing else may be in use
   */
  public Perturbed apply(Image image, long seed, String stem, Workspace memory) {
    Perturbed result = Perturbed.inPlace(image);
    Map<String, Integer> times = new HashMap<>();
    for (Step step : steps) {
      String name = step.perturbation().name();
      int time = times.merge(name, 1, Integer::sum);
      RandomGenerator random = RandomStreams.of(seed, stem, time == 1 ? name : name + "#" + time);
      Perturbed next = step.perturbation().apply(result.image(), step.strength(), random, memory);
      memory.reuseAllBut(next.image());
      result = new Perturbed(next.image(), result.warp().then(next.warp()));
    }
    return result;
  }

  /** The name in plans and reports: {@code exposure@-1EV+jpeg@3}. */
  @Override
  public String id() {
    return steps.stream().map(Step::id).collect(Collectors.joining("+"));
  }

  /**
   * One perturbation at a fixed strength.
   *
   * @param perturbation what
   * @param strength how much, on the perturbation's scale
   * @param severity where the strength was given as a severity in 1..5; empty for a magnitude
   */
  public record Step(Perturbation perturbation, double strength, OptionalInt severity) {
    /** Checks the strength, and the severity against it. */
    public Step {
      perturbation.scale().check(perturbation.name(), strength);
      if (severity.isPresent()
          && perturbation.scale().ofSeverity(severity.getAsInt()) != strength) {
        throw new IllegalArgumentException(
            "strength of %s at severity %d must be %s, got %s"
                .formatted(
                    perturbation.name(),
                    severity.getAsInt(),
                    perturbation.scale().ofSeverity(severity.getAsInt()),
                    strength));
      }
    }

    /** At a strength on the perturbation's scale. */
    public static Step at(Perturbation perturbation, double strength) {
      perturbation.scale().check(perturbation.name(), strength);
      return perturbation.scale().isSeverity()
          ? ofSeverity(perturbation, (int) strength)
          : new Step(perturbation, strength + 0.0, OptionalInt.empty());
    }

    /** At one of the five published severities. */
    public static Step ofSeverity(Perturbation perturbation, int severity) {
      return new Step(
          perturbation, perturbation.scale().ofSeverity(severity), OptionalInt.of(severity));
    }

    /** The name of the step: {@code glare@3}, {@code exposure@-2EV}. */
    public String id() {
      String number =
          severity.isPresent()
              ? String.valueOf(severity.getAsInt())
              : Settings.plain(strength) + perturbation.scale().unit();
      return perturbation.name() + perturbation.settings().text() + "@" + number;
    }
  }
}
