package org.cvready.study.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cvready.match.ErrorType;
import org.cvready.match.LabelledDetections;
import org.cvready.metric.tide.TideEvaluation;

/**
 * What kinds of error there are and what each costs, by TIDE (Bolya et al., ECCV 2020): over all
 * detections, whatever the operating score.
 *
 * @param averagePrecision by TIDE's rules at the match IoU, points in [0, 100]
 * @param errors a kind each, in TIDE's order
 * @param falsePositiveCost average precision gained if no detection were wrong, points
 * @param falseNegativeCost average precision gained if no object were left out, points
 */
public record ErrorTypes(
    double averagePrecision,
    List<ErrorShare> errors,
    double falsePositiveCost,
    double falseNegativeCost) {
  /** Copies the list. */
  public ErrorTypes {
    errors = List.copyOf(errors);
  }

  /**
   * One kind of error.
   *
   * @param key TIDE's short name: {@code Cls}, {@code Loc}, {@code Both}, {@code Dupe}, {@code
   *     Bkg}, {@code Miss}
   * @param name in words
   * @param count how many there are
   * @param cost average precision gained if they were put right, points
   */
  public record ErrorShare(String key, String name, long count, double cost) {}

  /** The errors in a set where a match needs {@code matchIou}, in (0.1, 1]. */
  static ErrorTypes of(LabelledDetections data, double matchIou) {
    TideEvaluation tide = TideEvaluation.of(data, matchIou);
    List<ErrorShare> errors = new ArrayList<>();
    for (ErrorType type : ErrorType.values()) {
      errors.add(
          new ErrorShare(
              type.key(),
              type.name().toLowerCase(Locale.ROOT),
              tide.errors().count(type),
              tide.cost(type)));
    }
    return new ErrorTypes(
        tide.averagePrecision(), errors, tide.falsePositiveCost(), tide.falseNegativeCost());
  }
}
