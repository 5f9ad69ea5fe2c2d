package org.cvready.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.cvready.gate.MeasuredRun;
import org.cvready.metric.ClassOutcome;
import org.cvready.metric.Decision;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Outcomes;

/**
 * Images with and without an object whose scores are normal with spread 1, the former higher.
 *
 * @param with images with an object
 * @param without images without one
 * @param higher by how much their scores are higher, in spreads
 */
public record ScoreWorld(int with, int without, double higher) implements World {
  @Override
  public MeasuredRun draw(RandomGenerator random) {
    List<ImageOutcome> images = new ArrayList<>(with + without);
    for (int i = 0; i < with + without; i++) {
      boolean present = i < with;
      double score = random.nextGaussian() + (present ? higher : 0);
      ClassOutcome[] classes =
          present ? new ClassOutcome[] {Outcomes.seen(0, 1, 0, 0)} : new ClassOutcome[0];
      images.add(
          new ImageOutcome(
              "i" + i,
              "i" + i,
              "i" + i,
              new TreeMap<>(),
              Decision.ACCEPT,
              score,
              List.of(classes)));
    }
    return SyntheticRun.of(images);
  }

  /** The true area: how often the score with an object is the higher one. */
  public double area() {
    return NormalDistribution.of(0, 1).cumulativeProbability(higher / Math.sqrt(2));
  }
}
