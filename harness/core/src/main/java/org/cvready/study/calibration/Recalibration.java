package org.cvready.study.calibration;

import java.util.List;

/**
 * Maps from scores to probabilities that the user can apply: what {@code recalibration.json} holds.
 *
 * @param fittedWith the images they were fitted on, in words
 * @param matchIou least overlap of a detection that is right, in (0, 1]
 * @param fromScore lower scores were not fitted; they are mapped all the same
 * @param classes a map for each class of the model
 */
public record Recalibration(
    String fittedWith, double matchIou, double fromScore, List<ClassMap> classes) {
  /** Version of the JSON form. */
  public static final int FORMAT = 1;

  /** Name of the file in a run's folder. */
  public static final String FILE = "recalibration.json";

  /** Copies the list. */
  public Recalibration {
    classes = List.copyOf(classes);
  }

  /**
   * The chance that a detection is right.
   *
   * @param className its class; one without a map keeps its scores
   * @param score the model's, in [0, 1]
   * @return in [0, 1]; never falls where the score rises
   */
  public double probability(String className, double score) {
    return classes.stream()
        .filter(one -> one.className().equals(className))
        .findFirst()
        .map(one -> one.map().at(score))
        .orElse(score);
  }
}
