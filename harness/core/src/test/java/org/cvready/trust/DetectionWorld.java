package org.cvready.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.cvready.gate.MeasuredRun;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Outcomes;

/**
 * Images with objects that may be missed and detections that may be wrong.
 *
 * @param images how many
 * @param sizes objects of an image
 * @param misses how many of them are missed
 * @param detections how many detections without an object an image could have
 * @param wrong how many of those it has
 */
public record DetectionWorld(
    int images, SizeLaw sizes, Misses misses, SizeLaw detections, Misses wrong) implements World {
  @Override
  public MeasuredRun draw(RandomGenerator random) {
    List<ImageOutcome> outcomes = new ArrayList<>(images);
    for (int i = 0; i < images; i++) {
      int objects = sizes.draw(random);
      int missed = misses.of(objects, random);
      int falsePositives = wrong.of(detections.draw(random), random);
      outcomes.add(Outcomes.image("i" + i, Outcomes.seen(0, objects, missed, falsePositives)));
    }
    return SyntheticRun.of(outcomes);
  }
}
