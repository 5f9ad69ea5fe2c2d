package org.cvready.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.cvready.gate.MeasuredRun;
import org.cvready.metric.ImageOutcome;
import org.cvready.metric.Outcomes;

/**
 * Images with objects of one class, each image a unit of its own.
 *
 * @param images how many
 * @param sizes objects of an image
 * @param misses how many of them are missed
 */
public record ObjectWorld(int images, SizeLaw sizes, Misses misses) implements World {
  @Override
  public MeasuredRun draw(RandomGenerator random) {
    return SyntheticRun.of(outcomes("i", random));
  }

  /** The images, named by a prefix and a number. */
  List<ImageOutcome> outcomes(String prefix, RandomGenerator random) {
    List<ImageOutcome> outcomes = new ArrayList<>(images);
    for (int i = 0; i < images; i++) {
      int objects = sizes.draw(random);
      int missed = misses.of(objects, random);
      outcomes.add(Outcomes.image(prefix + i, Outcomes.seen(0, objects, missed, 0)));
    }
    return outcomes;
  }
}
