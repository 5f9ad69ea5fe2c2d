package org.cvready.perturb.fault;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.cvready.perturb.RandomOrder;
import org.cvready.perturb.StreamFault;
import org.cvready.perturb.StrengthScale;

/**
 * Neighbouring pictures that arrive in the wrong order.
 *
 * <p>Cause in the field: parallel workers or network paths without sequence numbers. Model: the
 * stream is cut into pairs of neighbours, and pairs that the stream draws are exchanged. Strength:
 * the share of the exchanged images in the stream in [0, 100] %, to the nearest whole one; 0
 * changes nothing; severity 1..5 is 1, 5, 10, 25, 50 %. A stronger fault holds the places of a
 * slighter one.
 *
 * <p>Source: a model of ours. Limits: no image comes more than one place early or late.
 */
public record OutOfOrder() implements StreamFault {
  private static final StrengthScale SCALE =
      StrengthScale.magnitude("%", "share", new StrengthScale.Domain(0, 100, 0), 1, 5, 10, 25, 50);

  @Override
  public String name() {
    return "out_of_order";
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
    int start = (int) (2 * random.nextDouble());
    int pairs = (images - start) / 2;
    int exchanged = Math.min(RandomOrder.count(share / 2, images), pairs);
    for (int pair : RandomOrder.first(exchanged, pairs, random)) {
      int first = start + 2 * pair;
      delivery[first] = first + 1;
      delivery[first + 1] = first;
    }
    return delivery;
  }
}
