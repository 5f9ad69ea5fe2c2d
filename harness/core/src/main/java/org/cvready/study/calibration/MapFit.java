package org.cvready.study.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cvready.metric.calibration.ClassScores;
import org.cvready.metric.calibration.Isotonic;
import org.cvready.metric.calibration.LabelledScores;
import org.cvready.metric.calibration.Platt;
import org.cvready.model.recalibration.ScoreMap;
import org.cvready.model.recalibration.ScoreMap.Method;

/** Fits maps from scores to probabilities. */
final class MapFit {
  private MapFit() {}

  /** The best map of a form; empty where the detections have none that rises. */
  static Optional<ScoreMap> fit(Method method, List<ScoredDetection> detections) {
    boolean any = detections.stream().anyMatch(ScoredDetection::right);
    boolean all = detections.stream().allMatch(ScoredDetection::right);
    if (!any || all) {
      return method == Method.UNCHANGED ? Optional.of(ScoreMap.UNCHANGED) : Optional.empty();
    }
    return switch (method) {
      case UNCHANGED -> Optional.of(ScoreMap.UNCHANGED);
      case TEMPERATURE -> temperature(detections);
      case PLATT -> platt(detections);
      case ISOTONIC -> Optional.of(isotonic(detections));
    };
  }

  /** Right and wrong are two classes, of which the score's logit is that of the first. */
  private static Optional<ScoreMap> temperature(List<ScoredDetection> detections) {
    LabelledScores answers =
        new LabelledScores(
            detections.stream().map(d -> ClassScores.of(ScoreMap.logit(d.score()), 0)).toList(),
            detections.stream().map(d -> d.right() ? 0 : 1).toList());
    return answers
        .temperature()
        .map(found -> ScoreMap.ofLogit(Method.TEMPERATURE, 1 / found.value(), 0));
  }

  private static Optional<ScoreMap> platt(List<ScoredDetection> detections) {
    double[] logits = detections.stream().mapToDouble(d -> ScoreMap.logit(d.score())).toArray();
    boolean[] right = new boolean[logits.length];
    for (int i = 0; i < right.length; i++) {
      right[i] = detections.get(i).right();
    }
    return Platt.fit(logits, right)
        .filter(fit -> fit.slope() > 0)
        .map(fit -> ScoreMap.ofLogit(Method.PLATT, fit.slope(), fit.intercept()));
  }

  private static ScoreMap isotonic(List<ScoredDetection> detections) {
    Isotonic fit =
        Isotonic.fit(
            detections.stream().mapToDouble(ScoredDetection::score).toArray(),
            detections.stream().mapToDouble(d -> d.right() ? 1 : 0).toArray());
    double[] knots = fit.knots();
    double[] values = fit.fitted();
    List<Double> scores = new ArrayList<>();
    List<Double> probabilities = new ArrayList<>();
    for (int i = 0; i < knots.length; i++) {
      boolean inside =
          i > 0 && i < knots.length - 1 && values[i - 1] == values[i] && values[i] == values[i + 1];
      // Only the ends of a level part are needed.
      if (!inside) {
        scores.add(knots[i]);
        probabilities.add(values[i]);
      }
    }
    return new ScoreMap(Method.ISOTONIC, 1, 0, scores, probabilities);
  }
}
