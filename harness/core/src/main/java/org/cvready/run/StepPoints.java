package org.cvready.run;

import java.util.Arrays;
import java.util.List;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.ScoreGrid;
import org.cvready.plan.Plan;

/** The operating points of a sweep: one score for all classes, the plan's review bands below it. */
final class StepPoints {
  private final OperatingPoint certified;
  private final double[] reviewFrom;

  StepPoints(Plan plan, OperatingPoint certified, List<String> classes) {
    this.certified = certified;
    this.reviewFrom = new double[certified.classes()];
    for (int c = 0; c < reviewFrom.length; c++) {
      String name = classes.get(c);
      reviewFrom[c] =
          plan.operatingPoint().reviewFrom().map(band -> band.of(name).orElse(1)).orElse(1.0);
    }
  }

  /** The operating point of a step of {@link ScoreGrid}. */
  OperatingPoint at(int step) {
    double[] scores = new double[reviewFrom.length];
    Arrays.fill(scores, ScoreGrid.threshold(step));
    double[] bands = new double[reviewFrom.length];
    for (int c = 0; c < bands.length; c++) {
      bands[c] = Math.min(reviewFrom[c], scores[c]);
    }
    return OperatingPoint.of(scores, bands, certified.matchIou());
  }
}
