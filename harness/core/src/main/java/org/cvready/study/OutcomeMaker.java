package org.cvready.study;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cvready.dataset.Sample;
import org.cvready.match.ImageMatches;
import org.cvready.match.OperatingPoint;
import org.cvready.match.OperatingPointMatcher;
import org.cvready.metric.ClassOutcome;
import org.cvready.metric.DecisionRule;
import org.cvready.metric.FalseAlarms;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.ObjectOutcome;
import org.cvready.vision.Detection;
import org.cvready.vision.GroundTruth;

/**
 * From the detections of one image to its counts and decision at the operating point.
 *
 * <p>All detections are matched, best first, so that the match of one does not depend on those with
 * lower scores; what counts is told afterwards.
 */
public final class OutcomeMaker {
  private final OperatingPoint point;
  private final OperatingPointMatcher matcher;
  private final DecisionRule rule;

  /** Tells outcomes at an operating point. */
  public OutcomeMaker(OperatingPoint point) {
    this.point = point;
    this.matcher = new OperatingPointMatcher(point.atAnyScore());
    this.rule = new DecisionRule(point);
  }

  /**
   * What happened on one image.
   *
   * @param set it belongs to
   * @param sample the image
   * @param truths what is really there
   * @param detections by falling score
   */
  public ImageOutcome outcome(
      PassSet set, Sample sample, List<GroundTruth> truths, List<Detection> detections) {
    ImageMatches matches = matcher.match(truths, detections);
    return new ImageOutcome(
        sample.name(),
        set.clusterOf(sample),
        set.unitOf(sample),
        sample.tags(),
        rule.decide(detections, false),
        rule.margin(detections),
        classes(matches),
        objects(matches),
        falseAlarms(matches));
  }

  private List<ClassOutcome> classes(ImageMatches matches) {
    SortedMap<Integer, Tally> tallies = new TreeMap<>();
    for (int g = 0; g < matches.groundTruth().size(); g++) {
      GroundTruth truth = matches.groundTruth().get(g);
      Tally tally = tallies.computeIfAbsent(truth.classIndex(), key -> new Tally());
      tally.objects += truth.ignored() ? 0 : 1;
      tally.difficult += truth.difficult() ? 1 : 0;
      tally.ignored += truth.ignored() ? 1 : 0;
      tally.misses += !truth.ignored() && !counts(scoreOf(matches, g), truth) ? 1 : 0;
    }
    for (int d = 0; d < matches.detections().size(); d++) {
      Detection detection = matches.detections().get(d);
      Tally tally = tallies.computeIfAbsent(detection.classIndex(), key -> new Tally());
      tally.topScore = Math.max(tally.topScore, detection.score());
      if (detection.score() >= point.score(detection.classIndex())) {
        tally.raised = true;
        tally.falsePositives += matches.isFalsePositive(d) ? 1 : 0;
      }
    }
    List<ClassOutcome> outcomes = new ArrayList<>(tallies.size());
    tallies.forEach((classIndex, tally) -> outcomes.add(tally.of(classIndex)));
    return outcomes;
  }

  private static List<ObjectOutcome> objects(ImageMatches matches) {
    List<ObjectOutcome> objects = new ArrayList<>(matches.groundTruth().size());
    for (int g = 0; g < matches.groundTruth().size(); g++) {
      GroundTruth truth = matches.groundTruth().get(g);
      if (!truth.ignored()) {
        objects.add(
            new ObjectOutcome(
                truth.classIndex(),
                (float) truth.area(),
                scoreOf(matches, g).orElse(0),
                iouOf(matches, g)));
      }
    }
    return objects;
  }

  private static FalseAlarms falseAlarms(ImageMatches matches) {
    FalseAlarms.Counter counter = new FalseAlarms.Counter();
    for (int d = 0; d < matches.detections().size(); d++) {
      if (matches.isFalsePositive(d)) {
        Detection detection = matches.detections().get(d);
        counter.add(detection.classIndex(), detection.score());
      }
    }
    return counter.counted();
  }

  /** The score of what finds an object, whatever the operating score; empty where nothing does. */
  private static OptionalDouble scoreOf(ImageMatches matches, int g) {
    OptionalInt foundBy = matches.foundBy(g);
    return foundBy.isPresent()
        ? OptionalDouble.of(matches.detections().get(foundBy.getAsInt()).score())
        : OptionalDouble.empty();
  }

  private static float iouOf(ImageMatches matches, int g) {
    OptionalInt foundBy = matches.foundBy(g);
    if (foundBy.isEmpty()) {
      return 0;
    }
    double iou =
        matches.groundTruth().get(g).box().iou(matches.detections().get(foundBy.getAsInt()).box());
    return (float) Math.min(1, iou);
  }

  private boolean counts(OptionalDouble score, GroundTruth truth) {
    return score.isPresent() && score.getAsDouble() >= point.score(truth.classIndex());
  }

  /** Counts of one class while they are summed. */
  private static final class Tally {
    private int objects;
    private int difficult;
    private int ignored;
    private int misses;
    private int falsePositives;
    private boolean raised;
    private double topScore;

    private ClassOutcome of(int classIndex) {
      return new ClassOutcome(
          classIndex, objects, difficult, ignored, misses, falsePositives, raised, topScore);
    }
  }
}
