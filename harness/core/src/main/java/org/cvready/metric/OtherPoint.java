package org.cvready.metric;

import java.util.ArrayList;
import java.util.List;
import org.cvready.match.OperatingPoint;

/**
 * What would have become of images at another operating point, without their pixels or detections.
 *
 * <p>Detections are matched best first, so that a lower threshold adds matches and changes none:
 * the score that finds each object, the highest score of each class and the steps of the false
 * alarms are all that an outcome needs. A score of 0 never counts.
 */
public final class OtherPoint {
  private static final int AS_IT_IS = -1;

  private final OperatingPoint point;

  /** For each class the step of its operating score, or {@link #AS_IT_IS}. */
  private final int[] steps;

  /**
   * Another point at the same match IoU.
   *
   * @param point its operating scores must be thresholds of {@link ScoreGrid}; the review scores
   *     may be any
   */
  public OtherPoint(OperatingPoint point) {
    this.point = point;
    this.steps = new int[point.classes()];
    for (int c = 0; c < steps.length; c++) {
      steps[c] = stepOf(point, c);
    }
  }

  /**
   * Another point for outcomes of a known one.
   *
   * @param point its operating scores must be thresholds of {@link ScoreGrid}, or those of {@code
   *     own}
   * @param own the point of the outcomes that will be carried over
   */
  public OtherPoint(OperatingPoint point, OperatingPoint own) {
    this.point = point;
    this.steps = new int[point.classes()];
    for (int c = 0; c < steps.length; c++) {
      steps[c] = point.score(c) == own.score(c) ? AS_IT_IS : stepOf(point, c);
    }
  }

  private static int stepOf(OperatingPoint point, int c) {
    if (!ScoreGrid.holds(point.score(c))) {
      throw new IllegalArgumentException(
          "operating score of class %d must be a hundredth, got %s".formatted(c, point.score(c)));
    }
    return ScoreGrid.reached(point.score(c));
  }

  /** The outcome of an image there, from its outcome at any point. */
  public ImageOutcome of(ImageOutcome image) {
    List<ClassOutcome> known = image.classes();
    int[] falsePositives = new int[known.size()];
    image
        .falseAlarms()
        .forEach(
            (classIndex, step, count) -> {
              if (steps[classIndex] != AS_IT_IS && step >= steps[classIndex]) {
                falsePositives[position(known, classIndex)] += count;
              }
            });
    Decision decision = Decision.ACCEPT;
    double margin = Double.NEGATIVE_INFINITY;
    List<ClassOutcome> classes = new ArrayList<>(known.size());
    for (int i = 0; i < falsePositives.length; i++) {
      ClassOutcome outcome = known.get(i);
      int c = outcome.classIndex();
      double top = outcome.topScore();
      boolean raised = top > 0 && top >= point.score(c);
      if (top > 0) {
        boolean review = top >= point.reviewFrom(c);
        Decision own = raised ? Decision.REJECT : review ? Decision.REVIEW : Decision.ACCEPT;
        decision = decision.orWorse(own);
        margin = Math.max(margin, DecisionRule.logit(top) - DecisionRule.logit(point.score(c)));
      }
      classes.add(
          new ClassOutcome(
              c,
              outcome.objects(),
              outcome.difficult(),
              outcome.ignored(),
              outcome.objects() - found(image, c),
              kept(c) ? outcome.falsePositives() : falsePositives[i],
              raised,
              top));
    }
    ImageOutcome there =
        new ImageOutcome(
            image.image(),
            image.cluster(),
            image.unit(),
            image.tags(),
            decision,
            margin,
            classes,
            image.objects(),
            image.falseAlarms());
    // What makes an image strange does not depend on the operating point.
    return image.strange() ? there.asStrange() : there;
  }

  private boolean kept(int c) {
    return c < steps.length && steps[c] == AS_IT_IS;
  }

  private int found(ImageOutcome image, int classIndex) {
    int found = 0;
    for (ObjectOutcome object : image.objects()) {
      if (object.classIndex() == classIndex
          && object.score() > 0
          && object.score() >= point.score(classIndex)) {
        found++;
      }
    }
    return found;
  }

  private static int position(List<ClassOutcome> classes, int classIndex) {
    for (int i = 0; i < classes.size(); i++) {
      if (classes.get(i).classIndex() == classIndex) {
        return i;
      }
    }
    throw new IllegalArgumentException("an image has false alarms of a class without an outcome");
  }
}
