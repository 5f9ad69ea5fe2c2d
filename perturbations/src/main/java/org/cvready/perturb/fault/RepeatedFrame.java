package org.cvready.perturb.fault;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.cvready.perturb.RandomOrder;
import org.cvready.perturb.StreamFault;
import org.cvready.perturb.StrengthScale;

/**
 * Single pictures that show the one before them.
 *
 * <p>Cause in the field: a missed trigger, a late exposure, a buffer read twice. Model: at places
 * that the stream draws, an image is not taken and the one delivered before it comes again.
 * Strength: the share of the repeated images in the stream in [0, 100] %, to the nearest whole one;
 * 0 changes nothing; severity 1..5 is 1, 5, 10, 25, 50 %. A stronger fault holds the places of a
 * slighter one.
 *
 * <p>Source: a model of ours. Limits: repeats fall singly and at random, not in bursts.
 */
public record RepeatedFrame() implements StreamFault {
  private static final StrengthScale SCALE =
      StrengthScale.magnitude("%", "share", new StrengthScale.Domain(0, 100, 0), 1, 5, 10, 25, 50);

  @Override
  public String name() {
    return "repeated_frame";
  }

  @Override
  public StrengthScale scale() {
    return SCALE;
  }

  @Override
  public int[] deliver(int images, double strength, RandomGenerator random) {
    double share = SCALE.check(name(), strength) / 100;
    int[] delivery = IntStream.range(0, images).toArray();
    if (images < 2) {
      return delivery;
    }
    int repeated = Math.min(RandomOrder.count(share, images), images - 1);
    for (int place : RandomOrder.first(repeated, images - 1, random)) {
      delivery[place + 1] = -1;
    }
    for (int i = 1; i < images; i++) {
      delivery[i] = delivery[i] < 0 ? delivery[i - 1] : i;
    }
    return delivery;
  }
}
