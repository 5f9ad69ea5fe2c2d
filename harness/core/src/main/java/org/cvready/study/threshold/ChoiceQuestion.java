package org.cvready.study.threshold;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.ImageOutcome;

/**
 * Which operating scores are to be chosen, and with what.
 *
 * @param rule by what
 * @param images the clean images of the set to choose with
 * @param certified the operating point that the classes keep of which nothing can be chosen
 * @param classNames the model's classes, by class index
 * @param limits what must be kept
 * @param prices what errors cost; empty where nobody says
 */
public record ChoiceQuestion(
    ChoiceRule rule,
    List<ImageOutcome> images,
    OperatingPoint certified,
    List<String> classNames,
    Limits limits,
    Optional<Prices> prices) {
  /** Copies the lists and checks that every class has a score. */
  public ChoiceQuestion {
    images = List.copyOf(images);
    classNames = List.copyOf(classNames);
    if (classNames.size() != certified.classes()) {
      throw new IllegalArgumentException(
          "every class needs an operating score, got %d classes and %d scores"
              .formatted(classNames.size(), certified.classes()));
    }
    if (rule == ChoiceRule.LEAST_COST && prices.isEmpty()) {
      throw new IllegalArgumentException("the least cost cannot be found without prices");
    }
  }

  /**
   * What must be kept.
   *
   * @param misses most misses of each class, a share in (0, 1); empty for no limit
   * @param byBound whether the upper bound must keep the limits, or the observed value
   * @param escapes most escapes of each class; empty where no review band is wished
   */
  public record Limits(List<OptionalDouble> misses, boolean byBound, OptionalDouble escapes) {
    /** Copies the list. */
    public Limits {
      misses = List.copyOf(misses);
    }
  }

  /**
   * What errors cost on the line.
   *
   * @param defectRates share of units with each class, in [0, 1]; 0 where none is stated
   * @param falseReject a good unit taken out, at least 0
   * @param escape a defective unit passed, at least 0
   * @param review a unit that a person looks at, at least 0
   */
  public record Prices(List<Double> defectRates, double falseReject, double escape, double review) {
    /** Copies the list. */
    public Prices {
      defectRates = List.copyOf(defectRates);
    }
  }
}
