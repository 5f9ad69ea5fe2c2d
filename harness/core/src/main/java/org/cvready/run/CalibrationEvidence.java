package org.cvready.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cvready.certificate.Certificate;
import org.cvready.match.LabelledDetections;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Scope;
import org.cvready.model.DetectorDescription;
import org.cvready.model.recalibration.Recalibration;
import org.cvready.study.calibration.CalibrationFindings;
import org.cvready.study.calibration.CalibrationQuestion;
import org.cvready.study.calibration.CalibrationQuestion.Fitting;
import org.cvready.study.calibration.CalibrationQuestion.LabelledSet;
import org.cvready.study.calibration.CalibrationQuestion.Scores;
import org.cvready.study.calibration.CalibrationQuestion.Size;

/** Calibration of the scores on every labelled set, and the maps that a plan asks for. */
final class CalibrationEvidence {
  private static final double FROM_SCORE = 0.05;
  private static final SortedMap<String, String> WHOLE = Collections.emptySortedMap();

  private CalibrationEvidence() {}

  static Optional<CalibrationFindings> of(
      OpenedPlan opened, SeenRun seen, Certificate certificate) {
    List<LabelledSet> sets = new ArrayList<>();
    for (SeenSet set : seen.sets()) {
      set.detections(Scope.CLEAN, WHOLE)
          .filter(data -> data.images() == set.samples().size())
          .map(data -> labelled(set, data))
          .ifPresent(sets::add);
    }
    return CalibrationFindings.of(
        new CalibrationQuestion(
            sets,
            seen.classes(),
            opened.point(),
            scores(opened, certificate),
            seen.seed(),
            opened
                .plan()
                .recalibration()
                .map(wish -> new Fitting(wish.fitWith(), wish.verifyWith()))));
  }

  /** Scores that were mapped are looked at from where they were before they were. */
  private static Scores scores(OpenedPlan opened, Certificate certificate) {
    SortedMap<String, String> sha256 = new TreeMap<>(certificate.provenance().sha256());
    sha256.keySet().retainAll(List.of(Recalibration.MODEL, Recalibration.BEFORE));
    DetectorDescription model = opened.detector().description();
    return new Scores(
        model.recalibration().map(Recalibration::fromScore).orElse(fromScore(opened.point())),
        model.maps(),
        sha256);
  }

  /** The band from which images are reviewed is looked at, however low it starts. */
  static double fromScore(OperatingPoint point) {
    double least = FROM_SCORE;
    for (int c = 0; c < point.classes(); c++) {
      least = Math.min(least, point.reviewFrom(c));
    }
    return least;
  }

  private static LabelledSet labelled(SeenSet set, LabelledDetections data) {
    return new LabelledSet(
        set.plan().name(),
        data,
        classIndexes(set, data.categories()),
        set.outcomes(Scope.CLEAN, WHOLE).stream().map(ImageOutcome::cluster).toList(),
        set.samples().stream().map(sample -> new Size(sample.width(), sample.height())).toList());
  }

  /** The class index of each category, by its position. */
  static List<Integer> classIndexes(SeenSet set, int categories) {
    Integer[] classIndexes = new Integer[categories];
    for (int index = 0; index < categories; index++) {
      classIndexes[set.categories().position(index)] = index;
    }
    return Arrays.asList(classIndexes);
  }
}
