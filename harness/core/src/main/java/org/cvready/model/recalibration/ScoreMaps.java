package org.cvready.model.recalibration;

import java.util.List;

/**
 * A map for each class.
 *
 * @param maps by class index; classes beyond keep their scores
 */
public record ScoreMaps(List<ScoreMap> maps) {
  /** Every score as it is. */
  public static final ScoreMaps NONE = new ScoreMaps(List.of());

  /** Copies the list. */
  public ScoreMaps {
    maps = List.copyOf(maps);
  }

  /** Whether every score stays as it is. */
  public boolean isNone() {
    return maps.isEmpty();
  }

  /**
   * The probability of a score.
   *
   * @param classIndex its class, at least 0
   * @param score in [0, 1]
   * @return in [0, 1]
   */
  public double at(int classIndex, double score) {
    return classIndex < maps.size() ? maps.get(classIndex).at(score) : score;
  }
}
