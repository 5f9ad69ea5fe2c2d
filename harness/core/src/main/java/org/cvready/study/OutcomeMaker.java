package org.cvready.study;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cvready.dataset.Sample;
import org.cvready.match.ImageMatches;
import org.cvready.match.OperatingPoint;
import org.cvready.match.OperatingPointMatcher;
import org.cvready.metric.ClassOutcome;
import org.cvready.metric.DecisionRule;
import org.cvready.metric.ImageOutcome;
import org.cvready.vision.Detection;
import org.cvready.vision.GroundTruth;

/** From the detections of one image to its counts and decision at the operating point. */
final class OutcomeMaker {
  private final OperatingPointMatcher matcher;
  private final DecisionRule rule;

  OutcomeMaker(OperatingPoint point) {
    this.matcher = new OperatingPointMatcher(point);
    this.rule = new DecisionRule(point);
  }

  ImageOutcome outcome(
      PassSet set, Sample sample, List<GroundTruth> truths, List<Detection> detections) {
    return new ImageOutcome(
        sample.name(),
        set.clusterOf(sample),
        set.unitOf(sample),
        sample.tags(),
        rule.decide(detections, false),
        rule.margin(detections),
        classes(matcher.match(truths, detections)));
  }

  private static List<ClassOutcome> classes(ImageMatches matches) {
    SortedMap<Integer, Tally> tallies = new TreeMap<>();
    for (int g = 0; g < matches.groundTruth().size(); g++) {
      GroundTruth truth = matches.groundTruth().get(g);
      Tally tally = tallies.computeIfAbsent(truth.classIndex(), key -> new Tally());
      tally.objects += truth.ignored() ? 0 : 1;
      tally.difficult += truth.difficult() ? 1 : 0;
      tally.ignored += truth.ignored() ? 1 : 0;
      tally.misses += matches.isMissed(g) ? 1 : 0;
    }
    for (int d = 0; d < matches.detections().size(); d++) {
      Detection detection = matches.detections().get(d);
      Tally tally = tallies.computeIfAbsent(detection.classIndex(), key -> new Tally());
      tally.topScore = Math.max(tally.topScore, detection.score());
      tally.raised |= matches.isCounted(d);
      tally.falsePositives += matches.isFalsePositive(d) ? 1 : 0;
    }
    List<ClassOutcome> outcomes = new ArrayList<>(tallies.size());
    tallies.forEach((classIndex, tally) -> outcomes.add(tally.of(classIndex)));
    return outcomes;
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
