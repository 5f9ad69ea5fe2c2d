package org.cvready.study.suspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cvready.study.Observation;
import org.cvready.study.suspect.LabelSuspects.Fault;
import org.cvready.vision.Detection;
import org.cvready.vision.GroundTruth;

/**
 * An image with labels that may be wrong.
 *
 * @param set position of its set
 * @param observations of it, under every condition, without the detections that decide nothing
 * @param doubts what may be wrong
 */
public record SuspectImage(int set, List<Observation> observations, List<Doubt> doubts) {
  /** Copies the lists. */
  public SuspectImage {
    observations = List.copyOf(observations);
    doubts = List.copyOf(doubts);
  }

  /**
   * One doubt.
   *
   * @param fault what may be wrong
   * @param truth the label; empty where there is none
   * @param seen what the model sees instead; empty where it sees nothing
   * @param agreeing conditions that show the same
   * @param conditions conditions that were asked
   */
  public record Doubt(
      Fault fault,
      Optional<GroundTruth> truth,
      Optional<Detection> seen,
      int agreeing,
      int conditions) {}

  /** The labels of an observation as they would be if every doubt were right. */
  public List<GroundTruth> mended(List<GroundTruth> truths) {
    List<GroundTruth> mended = new ArrayList<>(truths);
    for (Doubt doubt : doubts) {
      switch (doubt.fault()) {
        case MISSING -> {
          Detection seen = doubt.seen().orElseThrow();
          mended.add(GroundTruth.of(seen.box(), seen.classIndex()));
        }
        case WRONG_CLASS -> {
          int place = mended.indexOf(doubt.truth().orElseThrow());
          int other = doubt.seen().orElseThrow().classIndex();
          mended.set(place, mended.get(place).withClass(other));
        }
        default -> mended.remove(doubt.truth().orElseThrow());
      }
    }
    return mended;
  }
}
