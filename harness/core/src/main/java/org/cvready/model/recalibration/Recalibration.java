package org.cvready.model.recalibration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Maps from scores to probabilities that the user can apply: what {@code recalibration.json} holds.
 *
 * @param fittedWith the images they were fitted on, in words
 * @param matchIou least overlap of a detection that is right, in (0, 1]
 * @param fromScore lower scores were not fitted; they are mapped all the same
 * @param sha256 of what gave the scores: {@code model}, and {@code recalibration} where they were
 *     mapped already; empty where nothing is known
 * @param classes a map for each class of the model
 */
public record Recalibration(
    String fittedWith,
    double matchIou,
    double fromScore,
    SortedMap<String, String> sha256,
    List<ClassMap> classes) {
  /** Version of the JSON form. */
  public static final int FORMAT = 1;

  /** Name of the file in a run's folder. */
  public static final String FILE = "recalibration.json";

  /** The hash of the model. */
  public static final String MODEL = "model";

  /** The hash of maps that came before. */
  public static final String BEFORE = "recalibration";

  /** Copies map and list. */
  public Recalibration {
    sha256 = Collections.unmodifiableSortedMap(new TreeMap<>(sha256));
    classes = List.copyOf(classes);
    if (!(fromScore >= 0 && fromScore < 1)) {
      throw new IllegalArgumentException("least score must be in [0, 1), got " + fromScore);
    }
  }

  /**
   * The chance that a detection is right.
   *
   * @param className its class; one without a map keeps its scores
   * @param score the model's, in [0, 1]
   * @return in [0, 1]; never falls where the score rises
   */
  public double probability(String className, double score) {
    return of(className).map(map -> map.at(score)).orElse(score);
  }

  private Optional<ScoreMap> of(String className) {
    return classes.stream()
        .filter(one -> one.className().equals(className))
        .findFirst()
        .map(ClassMap::map);
  }

  /** The classes that have no map. */
  public List<String> missing(Collection<String> classNames) {
    return classNames.stream().filter(name -> of(name).isEmpty()).toList();
  }

  /**
   * The maps by class index.
   *
   * @param classNames in class order; those without a map keep their scores
   */
  public ScoreMaps among(List<String> classNames) {
    List<ScoreMap> maps = new ArrayList<>();
    classNames.forEach(name -> maps.add(of(name).orElse(ScoreMap.UNCHANGED)));
    return new ScoreMaps(maps);
  }
}
