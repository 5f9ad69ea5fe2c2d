package org.cvready.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.cvready.match.LabelledDetections;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.ClassOutcome;
import org.cvready.metric.Confidence;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Measurement;
import org.cvready.metric.Metric;
import org.cvready.metric.Scope;
import org.cvready.study.quality.DetectionQuality;

/** Curves, confusions and error types of every labelled set with images. */
final class QualityEvidence {
  private static final SortedMap<String, String> WHOLE = Collections.emptySortedMap();

  private final OperatingPoint point;
  private final SeenRun seen;

  private QualityEvidence(OperatingPoint point, SeenRun seen) {
    this.point = point;
    this.seen = seen;
  }

  /**
   * The quality of each set, in the order of the plan.
   *
   * @param point the operating point by class index
   * @param seen the run
   */
  static List<DetectionQuality> of(OperatingPoint point, SeenRun seen) {
    QualityEvidence evidence = new QualityEvidence(point, seen);
    return seen.sets().stream().map(evidence::of).flatMap(Optional::stream).toList();
  }

  private Optional<DetectionQuality> of(SeenSet set) {
    return set.detections(Scope.CLEAN, WHOLE)
        .filter(data -> data.images() > 0)
        .map(data -> DetectionQuality.of(question(set, data), imageLevel(set)));
  }

  private DetectionQuality.Question question(SeenSet set, LabelledDetections data) {
    Integer[] classIndexes = new Integer[data.categories()];
    for (int index = 0; index < classIndexes.length; index++) {
      classIndexes[set.categories().position(index)] = index;
    }
    double[] scores = new double[classIndexes.length];
    for (int category = 0; category < scores.length; category++) {
      int index = classIndexes[category];
      scores[category] = index < point.classes() ? point.score(index) : 1;
    }
    return new DetectionQuality.Question(
        set.plan().name(),
        data,
        OperatingPoint.of(scores, scores, point.matchIou()),
        Arrays.asList(classIndexes),
        set.outcomes(Scope.CLEAN, WHOLE));
  }

  private List<Measurement> imageLevel(SeenSet set) {
    List<Scope> scopes = new ArrayList<>(List.of(Scope.of(set.plan().name())));
    boolean[] met = new boolean[seen.classes().size()];
    for (ImageOutcome image : set.outcomes(Scope.CLEAN, WHOLE)) {
      for (ClassOutcome outcome : image.classes()) {
        met[outcome.classIndex()] |= outcome.objects() + outcome.ignored() > 0 || outcome.raised();
      }
    }
    for (int c = 0; c < met.length; c++) {
      if (met[c]) {
        scopes.add(scopes.get(0).withClass(seen.classes().get(c)));
      }
    }
    List<Measurement> figures = new ArrayList<>();
    for (Scope scope : scopes) {
      for (Metric metric : DetectionQuality.IMAGE_LEVEL) {
        figures.add(seen.measure(metric, scope, Confidence.USUAL).measurement());
      }
    }
    return figures;
  }
}
