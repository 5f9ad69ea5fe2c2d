package org.cvready.study.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cvready.metric.calibration.Isotonic;
import org.cvready.metric.classify.Auroc;
import org.cvready.model.recalibration.ScoreMap;
import org.cvready.model.recalibration.ScoreMap.Method;
import org.cvready.study.calibration.ScoredDetection.Place;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MapFitTest {
  private static final Place PLACE = new Place(0.5, 0.5, 0.1, 0.1);

  private static List<ScoredDetection> detections(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<ScoredDetection> detections = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      double score = 0.05 + 0.95 * random.nextDouble();
      boolean right = random.nextDouble() < score * score;
      detections.add(new ScoredDetection(0, score, right, right ? 0.8 : 0, i, PLACE));
    }
    return detections;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void at_everyFittedMap_neverFallsAndStaysInRange(long seed) {
    List<ScoredDetection> detections = detections(seed);
    for (Method method : Method.values()) {
      ScoreMap map = MapFit.fit(method, detections).orElseThrow();
      double last = 0;
      for (int i = 0; i <= 1000; i++) {
        double probability = map.at(i / 1000.0);
        assertThat(probability).as(method + " at " + i).isBetween(last, 1.0);
        last = probability;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void at_temperatureAndPlatt_keepTheAreaUnderTheCurve(long seed) {
    List<ScoredDetection> detections = detections(seed);
    double before = auroc(detections, ScoreMap.UNCHANGED);
    for (Method method : List.of(Method.TEMPERATURE, Method.PLATT)) {
      ScoreMap map = MapFit.fit(method, detections).orElseThrow();

      assertThat(auroc(detections, map)).as(method.key()).isEqualTo(before);
    }
  }

  private static double auroc(List<ScoredDetection> detections, ScoreMap map) {
    double[] right =
        detections.stream()
            .filter(ScoredDetection::right)
            .mapToDouble(d -> map.at(d.score()))
            .toArray();
    double[] wrong =
        detections.stream().filter(d -> !d.right()).mapToDouble(d -> map.at(d.score())).toArray();
    return Auroc.of(right, wrong).orElseThrow();
  }

  /** What was not fitted stays below what was, so that nothing more is looked at than before. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void risingBelow_everyFittedMap_tellsLowerScoresApartAndKeepsTheOthers(long seed) {
    List<ScoredDetection> detections = detections(seed);
    for (Method method : Method.values()) {
      ScoreMap map = MapFit.fit(method, detections).orElseThrow();
      ScoreMap rising = map.risingBelow(0.05);
      for (int i = 0; i <= 1000; i++) {
        double score = i / 1000.0;
        if (score < 0.05) {
          assertThat(rising.at(score)).as(method + " at " + i).isLessThan(rising.at(0.05));
        } else {
          assertThat(rising.at(score))
              .as(method + " at " + i)
              .isCloseTo(map.at(score), within(1e-6));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void fit_isotonic_isTheRegressionAtEveryScore(long seed) {
    List<ScoredDetection> detections = detections(seed);
    ScoreMap map = MapFit.fit(Method.ISOTONIC, detections).orElseThrow();
    Isotonic fit =
        Isotonic.fit(
            detections.stream().mapToDouble(ScoredDetection::score).toArray(),
            detections.stream().mapToDouble(d -> d.right() ? 1 : 0).toArray());

    assertThat(map.scores()).hasSizeLessThan(100);
    for (int i = 0; i <= 1000; i++) {
      assertThat(map.at(i / 1000.0)).isCloseTo(fit.at(i / 1000.0), within(1e-12));
    }
    double sum = detections.stream().mapToDouble(d -> map.at(d.score())).sum();
    // Pooling keeps sums: as many are promised as were right.
    assertThat(sum)
        .isCloseTo(
            (double) detections.stream().filter(ScoredDetection::right).count(), within(1e-9));
  }
}
