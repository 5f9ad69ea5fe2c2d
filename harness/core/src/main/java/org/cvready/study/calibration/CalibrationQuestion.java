package org.cvready.study.calibration;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cvready.match.LabelledDetections;
import org.cvready.match.OperatingPoint;
import org.cvready.model.recalibration.ScoreMaps;

/**
 * Which detections are looked at, and what is to be made of them.
 *
 * @param sets the labelled sets
 * @param classes names by class index
 * @param point the operating point by class index of the model
 * @param scores which detections are looked at, and what gave their scores
 * @param seed of splits and resamples
 * @param recalibration what maps are fitted on, where asked for
 */
public record CalibrationQuestion(
    List<LabelledSet> sets,
    List<String> classes,
    OperatingPoint point,
    Scores scores,
    long seed,
    Optional<Fitting> recalibration) {
  /** Copies the lists. */
  public CalibrationQuestion {
    sets = List.copyOf(sets);
    classes = List.copyOf(classes);
  }

  /** The least score of a class that is looked at, as its detections have it now. */
  double least(int classIndex) {
    double mapped = scores.maps().at(classIndex, scores.from());
    return scores.maps().isNone() || classIndex >= point.classes()
        ? mapped
        : Math.min(mapped, point.reviewFrom(classIndex));
  }

  /**
   * The scores of the detections.
   *
   * @param from detections whose score, as the model gave it, lies below are left out, in [0, 1):
   *     there are hundreds of them on an image, nearly all wrong and rightly unsure, and they would
   *     hide everything else
   * @param maps what the scores went through already
   * @param sha256 of what gave them: model, and maps where there are any
   */
  public record Scores(double from, ScoreMaps maps, SortedMap<String, String> sha256) {
    /** Copies the map and checks the score. */
    public Scores {
      sha256 = Collections.unmodifiableSortedMap(new TreeMap<>(sha256));
      if (!(from >= 0 && from < 1)) {
        throw new IllegalArgumentException("least score must be in [0, 1), got " + from);
      }
    }

    /** The model's own, of which nothing else is known. */
    public static Scores own(double from) {
      return new Scores(from, ScoreMaps.NONE, Collections.emptySortedMap());
    }
  }

  /**
   * A labelled set.
   *
   * @param dataset its name
   * @param data truths and detections
   * @param classIndexes of its categories, by their positions
   * @param clusters the independent unit of each image
   * @param sizes of the images
   */
  public record LabelledSet(
      String dataset,
      LabelledDetections data,
      List<Integer> classIndexes,
      List<String> clusters,
      List<Size> sizes) {
    /** Copies the lists and checks their lengths. */
    public LabelledSet {
      classIndexes = List.copyOf(classIndexes);
      clusters = List.copyOf(clusters);
      sizes = List.copyOf(sizes);
      if (clusters.size() != data.images() || sizes.size() != data.images()) {
        throw new IllegalArgumentException(
            "every image needs a unit and a size, got %d images, %d units, %d sizes"
                .formatted(data.images(), clusters.size(), sizes.size()));
      }
    }
  }

  /**
   * The size of an image.
   *
   * @param width pixels, at least 1
   * @param height pixels, at least 1
   */
  public record Size(int width, int height) {}

  /**
   * On what maps are fitted and verified.
   *
   * @param fitWith name of the set they are fitted on
   * @param verifyWith name of the set they are tested on; empty where {@code fitWith} is split, and
   *     one half of its independent units is for either
   */
  public record Fitting(String fitWith, Optional<String> verifyWith) {}
}
