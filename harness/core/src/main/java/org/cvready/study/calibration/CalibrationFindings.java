package org.cvready.study.calibration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether scores are probabilities, and the maps that would make them so.
 *
 * @param findings in words, most important first
 * @param fromScore detections to which the model gave less were left out, in [0, 1)
 * @param mapped whether scores were mapped before anything was done with them
 * @param matchIou least overlap of a detection that is right, in (0, 1]
 * @param sets one for each labelled set
 * @param recalibration the maps, where the plan asks for them
 */
public record CalibrationFindings(
    List<String> findings,
    double fromScore,
    boolean mapped,
    double matchIou,
    List<SetCalibration> sets,
    Optional<RecalibrationFindings> recalibration) {
  /** Copies the lists. */
  public CalibrationFindings {
    findings = List.copyOf(findings);
    sets = List.copyOf(sets);
  }

  /** Looks at every set, and fits maps where asked for; empty without a labelled set. */
  public static Optional<CalibrationFindings> of(CalibrationQuestion question) {
    Map<String, ScoredSet> scored = new LinkedHashMap<>();
    for (CalibrationQuestion.LabelledSet set : question.sets()) {
      scored.put(set.dataset(), ScoredSet.of(set, question));
    }
    if (scored.isEmpty()) {
      return Optional.empty();
    }
    List<SetCalibration> sets = new ArrayList<>();
    for (ScoredSet set : scored.values()) {
      sets.add(SetCalibration.of(set, question.classes(), question.seed()));
    }
    Optional<RecalibrationFindings> recalibration =
        question.recalibration().map(wish -> Recalibrator.of(question, scored));
    return Optional.of(
        new CalibrationFindings(
            CalibrationWords.of(sets, recalibration, question.scores()),
            question.scores().from(),
            !question.scores().maps().isNone(),
            question.point().matchIou(),
            sets,
            recalibration));
  }
}
