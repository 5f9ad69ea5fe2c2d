package org.cvready.study.calibration;

import java.util.List;

/**
 * A map for each class.
 *
 * @param maps by class index; classes beyond keep their scores
 */
record ScoreMaps(List<ScoreMap> maps) {
  ScoreMaps {
    maps = List.copyOf(maps);
  }

  double at(int classIndex, double score) {
    return classIndex < maps.size() ? maps.get(classIndex).at(score) : score;
  }
}
