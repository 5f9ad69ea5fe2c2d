package org.cvready.perturb.fault;

import java.util.random.RandomGenerator;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Perturbed;
import org.cvready.perturb.RandomOrder;
import org.cvready.perturb.Stage;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Workspace;
import org.cvready.vision.Image;

/**
 * Squares that show their neighbour once more.
 *
 * <p>Cause in the field: a receiver that fills a lost packet with the one before, a stuck address
 * line. Model: blocks of 16 x 16 pixels at random places show the clean pixels of the block to
 * their left, or above for the first of a row. Strength: share of the blocks in [0, 100] %, rounded
 * to whole blocks; 0 changes nothing; severity 1..5 is 5, 10, 20, 40, 70 %. A stronger picture
 * repeats the blocks of a slighter one.
 *
 * <p>Source: a model of ours. Limits: the very first block stays; two lost in a row show two
 * different neighbours; on even surfaces nothing is seen, as in the field.
 */
public record RepeatedBlocks() implements Perturbation {
  private static final StrengthScale SCALE =
      StrengthScale.magnitude("%", "share", new StrengthScale.Domain(0, 100, 0), 5, 10, 20, 40, 70);

  @Override
  public String name() {
    return "repeated_blocks";
  }

  @Override
  public StrengthScale scale() {
    return SCALE;
  }

  @Override
  public Stage stage() {
    return Stage.DIGITAL;
  }

  @Override
  public Perturbed apply(Image image, double strength, RandomGenerator random, Workspace memory) {
    double share = SCALE.check(name(), strength) / 100;
    BlockCanvas canvas = new BlockCanvas(image, memory);
    int count = RandomOrder.count(share, canvas.blocks());
    for (int block : RandomOrder.first(count, canvas.blocks(), random)) {
      canvas.repeat(block);
    }
    return canvas.perturbed();
  }
}
