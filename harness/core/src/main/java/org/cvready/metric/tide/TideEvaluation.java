package org.cvready.metric.tide;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.cvready.match.Candidates;
import org.cvready.match.DetectionColumns;
import org.cvready.match.DetectionErrors;
import org.cvready.match.DetectionErrors.Finding;
import org.cvready.match.ErrorType;
import org.cvready.match.GroundTruthColumns;
import org.cvready.match.LabelledDetections;
import org.cvready.metric.tide.CurvePoints.Point;

/**
 * What each kind of error costs: the average precision gained if all errors of the kind were put
 * right (TIDE 1.0.1; Bolya et al., ECCV 2020). All values are in points, [0, 100].
 *
 * <p>TIDE's average precision is not COCO's: it looks at the hundred best detections of an image
 * over all classes, knows no areas, and counts a class without objects as 0 where it is raised.
 */
public final class TideEvaluation {
  private final DetectionErrors errors;
  private final double averagePrecision;
  private final Map<ErrorType, Double> costs = new EnumMap<>(ErrorType.class);
  private final Map<ErrorType, Double> progressiveCosts = new EnumMap<>(ErrorType.class);
  private final double falsePositiveCost;
  private final double falseNegativeCost;

  private TideEvaluation(DetectionErrors errors) {
    this.errors = errors;
    CurvePoints whole = asDetected();
    averagePrecision = whole.averagePrecision();
    CurvePoints before = whole;
    double last = averagePrecision;
    Set<ErrorType> done = EnumSet.noneOf(ErrorType.class);
    for (ErrorType type : ErrorType.values()) {
      double alone = corrected(whole, type, Set.of()).averagePrecision();
      costs.put(type, Math.max(alone - averagePrecision, 0));
      before = corrected(before, type, done);
      double now = before.averagePrecision();
      progressiveCosts.put(type, Math.max(now - last, 0));
      last = now;
      done.add(type);
    }
    falsePositiveCost = withPerfectPrecision(whole).averagePrecision() - averagePrecision;
    falseNegativeCost = withPerfectRecall(whole).averagePrecision() - averagePrecision;
  }

  /** Evaluates {@code data} where a match needs {@code matchIou}, in (0.1, 1]. */
  public static TideEvaluation of(LabelledDetections data, double matchIou) {
    return new TideEvaluation(DetectionErrors.of(data, matchIou));
  }

  private CurvePoints asDetected() {
    GroundTruthColumns truths = errors.data().groundTruth();
    DetectionColumns detections = errors.data().detections();
    int classes = errors.data().categories();
    for (int d = 0; d < detections.size(); d++) {
      classes = Math.max(classes, detections.category(d) + 1);
    }
    for (int g = 0; g < truths.size(); g++) {
      classes = Math.max(classes, truths.category(g) + 1);
    }
    long[] objects = new long[classes];
    for (int g = 0; g < truths.size(); g++) {
      objects[truths.category(g)] += truths.crowd(g) ? 0 : 1;
    }
    CurvePoints points = new CurvePoints(objects);
    for (Finding finding : errors.findings()) {
      if (!finding.ignored()) {
        points.add(point(finding, finding.error().isEmpty()));
      }
    }
    return points;
  }

  private Point point(Finding finding, boolean correct) {
    DetectionColumns detections = errors.data().detections();
    return new Point(
        detections.category(finding.detection()), detections.score(finding.detection()), correct);
  }

  /**
   * The curves with the errors of {@code type} put right, those of {@code done} left out. Errors
   * come before what is right already, as in TIDE: on equal scores that decides.
   */
  private CurvePoints corrected(CurvePoints before, ErrorType type, Set<ErrorType> done) {
    CurvePoints after = new CurvePoints(before.objects());
    for (Finding finding : errors.findings()) {
      ErrorType error = finding.error().orElse(null);
      if (error == null || done.contains(error)) {
        continue;
      }
      if (error == type) {
        addCorrected(after, finding);
      } else if (!finding.ignored()) {
        after.add(point(finding, false));
      }
    }
    GroundTruthColumns truths = errors.data().groundTruth();
    for (int g = 0; type == ErrorType.MISSED && g < truths.size(); g++) {
      if (errors.isMissed(g)) {
        after.removeObject(truths.category(g));
      }
    }
    before.correct().forEach(after::add);
    return after;
  }

  private void addCorrected(CurvePoints after, Finding finding) {
    if (finding.corrected() == Candidates.NONE) {
      return;
    }
    Point wrong = point(finding, false);
    int category = errors.data().groundTruth().category(finding.corrected());
    after.add(new Point(category, wrong.score(), true));
  }

  /** What is right scores 1 and what is wrong scores 0. */
  private CurvePoints withPerfectPrecision(CurvePoints whole) {
    CurvePoints after = new CurvePoints(whole.objects());
    for (Finding finding : errors.findings()) {
      if (!finding.ignored()) {
        boolean correct = finding.error().isEmpty();
        after.add(new Point(point(finding, correct).category(), correct ? 1 : 0, correct));
      }
    }
    return after;
  }

  /** Objects that are not found are not asked for. */
  private CurvePoints withPerfectRecall(CurvePoints whole) {
    CurvePoints after = new CurvePoints(whole.objects());
    for (Finding finding : errors.findings()) {
      if (!finding.ignored() && finding.error().isPresent()) {
        after.add(point(finding, false));
      }
    }
    whole.correct().forEach(after::add);
    GroundTruthColumns truths = errors.data().groundTruth();
    for (int g = 0; g < truths.size(); g++) {
      if (!truths.crowd(g) && !errors.isFound(g)) {
        after.removeObject(truths.category(g));
      }
    }
    return after;
  }

  /** The errors one by one. */
  public DetectionErrors errors() {
    return errors;
  }

  /** Average precision by TIDE's rules, points. */
  public double averagePrecision() {
    return averagePrecision;
  }

  /** What the errors of {@code type} alone cost, points. */
  public double cost(ErrorType type) {
    return costs.getOrDefault(type, 0.0);
  }

  /** What the errors of {@code type} cost once those of all types before it are put right. */
  public double progressiveCost(ErrorType type) {
    return progressiveCosts.getOrDefault(type, 0.0);
  }

  /** What all false positives cost, points; may be negative where scores exceed [0, 1]. */
  public double falsePositiveCost() {
    return falsePositiveCost;
  }

  /** What all objects that are not found cost, points. */
  public double falseNegativeCost() {
    return falseNegativeCost;
  }
}
