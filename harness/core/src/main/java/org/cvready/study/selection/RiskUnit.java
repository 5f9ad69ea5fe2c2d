package org.cvready.study.selection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.cvready.match.OperatingPoint;
import org.cvready.metric.ClassOutcome;
import org.cvready.metric.Decision;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.ObjectOutcome;
import org.cvready.metric.ScoreGrid;

/**
 * A unit on the line with how sure the model is of it: the worst of its images.
 *
 * @param cluster the independent unit it belongs to
 * @param decision what the line does with it
 * @param present whether it has a defect
 * @param unclear whether it has one only as crowd or difficult
 * @param raised whether any detection counts
 * @param margin highest of logit score - logit operating score; negative infinity without
 *     detections
 * @param topScore highest score, in [0, 1]
 * @param doubtful detections between a tenth of their operating score and that score
 * @param strangeness share of the guard's reference images that are less strange, in [0, 1]; empty
 *     where no guard looked
 */
record RiskUnit(
    String cluster,
    Decision decision,
    boolean present,
    boolean unclear,
    boolean raised,
    double margin,
    double topScore,
    long doubtful,
    OptionalDouble strangeness) {
  private static final double DOUBT_FROM = 0.1;

  /** The units that some images show, in the order of their first image. */
  static List<RiskUnit> of(List<ImageOutcome> images, OperatingPoint point) {
    Map<String, RiskUnit> units = new LinkedHashMap<>();
    for (ImageOutcome image : images) {
      units.merge(image.unit(), of(image, point), RiskUnit::and);
    }
    return new ArrayList<>(units.values());
  }

  static RiskUnit of(ImageOutcome image, OperatingPoint point) {
    boolean present = false;
    boolean unclear = false;
    boolean raised = false;
    double topScore = 0;
    long doubtful = 0;
    for (ClassOutcome outcome : image.classes()) {
      present |= outcome.present();
      unclear |= outcome.unclear();
      raised |= outcome.raised();
      topScore = Math.max(topScore, outcome.topScore());
      int c = outcome.classIndex();
      if (c < point.classes()) {
        int from = ScoreGrid.reached(DOUBT_FROM * point.score(c));
        int to = ScoreGrid.reached(point.score(c));
        doubtful += image.falseAlarms().count(c, from) - image.falseAlarms().count(c, to);
      }
    }
    for (ObjectOutcome object : image.objects()) {
      int c = object.classIndex();
      boolean inDoubt =
          c < point.classes()
              && object.score() >= DOUBT_FROM * point.score(c)
              && object.score() < point.score(c);
      doubtful += inDoubt ? 1 : 0;
    }
    return new RiskUnit(
        image.cluster(),
        image.decision(),
        present,
        !present && unclear,
        raised,
        image.margin(),
        topScore,
        doubtful,
        image.strangeness());
  }

  private RiskUnit and(RiskUnit other) {
    boolean any = present || other.present;
    return new RiskUnit(
        cluster,
        decision.orWorse(other.decision),
        any,
        !any && (unclear || other.unclear),
        raised || other.raised,
        Math.max(margin, other.margin),
        Math.max(topScore, other.topScore),
        doubtful + other.doubtful,
        strangeness.isPresent() && other.strangeness.isPresent()
            ? OptionalDouble.of(
                Math.max(strangeness.getAsDouble(), other.strangeness.getAsDouble()))
            : OptionalDouble.empty());
  }

  /** Whether nothing was detected at any score, so that no score tells how sure the model is. */
  boolean blank() {
    return margin == Double.NEGATIVE_INFINITY;
  }

  /** Whether a measure can be worked out of it. */
  boolean knows(RiskMeasure measure) {
    return measure != RiskMeasure.STRANGENESS || strangeness.isPresent();
  }

  /** How sure the model is; higher is surer. What nothing is known of is surest. */
  double confidence(RiskMeasure measure) {
    return switch (measure) {
      case MARGIN -> Math.abs(margin);
      case TOP_SCORE -> raised ? topScore : 1 - topScore;
      case DOUBTFUL_BOXES -> -doubtful;
      case STRANGENESS ->
          strangeness.isPresent() ? -strangeness.getAsDouble() : Double.POSITIVE_INFINITY;
    };
  }

  /**
   * Whether it would be decided wrongly if nobody looked: let pass with a defect, or out without.
   */
  boolean wrong() {
    return present != raised;
  }
}
