package org.cvready.study.calibration;

import java.util.List;
import java.util.Optional;
import org.cvready.match.LabelledDetections;
import org.cvready.match.OperatingPoint;

/**
 * Which detections are looked at, and what is to be made of them.
 *
 * @param sets the labelled sets
 * @param classes names by class index
 * @param point the operating point by class index of the model
 * @param fromScore detections below are left out, in [0, 1): there are hundreds of them on an
 *     image, nearly all wrong and rightly unsure, and they would hide everything else
 * @param seed of splits and resamples
 * @param recalibration what maps are fitted on, where asked for
 */
public record CalibrationQuestion(
    List<LabelledSet> sets,
    List<String> classes,
    OperatingPoint point,
    double fromScore,
    long seed,
    Optional<Fitting> recalibration) {
  /** Copies the lists and checks the score. */
  public CalibrationQuestion {
    sets = List.copyOf(sets);
    classes = List.copyOf(classes);
    if (!(fromScore >= 0 && fromScore < 1)) {
      throw new IllegalArgumentException("least score must be in [0, 1), got " + fromScore);
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
