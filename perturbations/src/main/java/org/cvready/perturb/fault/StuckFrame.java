package org.cvready.perturb.fault;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.cvready.perturb.RandomOrder;
import org.cvready.perturb.StreamFault;
import org.cvready.perturb.StrengthScale;

/**
 * One picture that is delivered again and again.
 *
 * <p>Cause in the field: a frozen driver or encoder, a grabber that no longer swaps its buffers.
 * Model: from a place that the stream draws, a stretch of images shows the last one before it.
 * Strength: the share of the images of the stretch in the stream in [0, 100] %, to the nearest
 * whole one; 0 changes nothing; severity 1..5 is 1, 5, 10, 25, 50 %. The first image always stays
 * in its place.
 *
 * <p>Source: a model of ours. Limits: one stretch only; it does not end in a jump of time.
 */
public record StuckFrame() implements StreamFault {
  private static final StrengthScale SCALE =
      StrengthScale.magnitude("%", "share", new StrengthScale.Domain(0, 100, 0), 1, 5, 10, 25, 50);

  @Override
  public String name() {
    return "stuck_frame";
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
    int stuck = Math.min(RandomOrder.count(share, images), images - 1);
    int last = (int) (random.nextDouble() * (images - stuck));
    for (int i = 1; i <= stuck; i++) {
      delivery[last + i] = last;
    }
    return delivery;
  }
}
