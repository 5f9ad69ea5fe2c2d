package org.cvready.study.calibration;

import java.util.List;
import java.util.OptionalDouble;
import org.cvready.model.recalibration.ScoreMap;

/**
 * Which map a class has, and what it does to the operating point.
 *
 * @param className the class
 * @param detections it was fitted on
 * @param right how many of them found an object
 * @param candidates the maps that were tried
 * @param chosen the form with the least cross-validated error on the images it was fitted on
 * @param why it is that
 * @param score the operating score, in [0, 1]
 * @param mappedScore the probability there: the operating score of mapped scores
 * @param reviewFrom where the review band starts, in [0, 1]
 * @param mappedReviewFrom the probability there
 * @param mergedFrom lowest score that can no longer be told from the operating score; empty where
 *     every decision stays
 * @param merged detections of the verifying images between that and the operating score, which then
 *     count too
 */
public record ClassChoice(
    String className,
    long detections,
    long right,
    List<Candidate> candidates,
    ScoreMap.Method chosen,
    String why,
    double score,
    double mappedScore,
    double reviewFrom,
    double mappedReviewFrom,
    OptionalDouble mergedFrom,
    long merged) {
  /** Copies the list. */
  public ClassChoice {
    candidates = List.copyOf(candidates);
  }

  /**
   * A map that was tried.
   *
   * @param method its form
   * @param words the map in words
   * @param brier Brier score on the fitting images, each part mapped by what was fitted on the
   *     others; empty where too few
   */
  public record Candidate(ScoreMap.Method method, String words, OptionalDouble brier) {}
}
