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
 * Grey squares where data never arrived.
 *
 * <p>Cause in the field: lost packets of a network camera, a frame buffer overrun. Model: blocks of
 * 16 x 16 pixels at random places read middle grey, as decoders leave what they cannot fill.
 * Strength: share of the blocks in [0, 100] %, rounded to whole blocks; 0 changes nothing; severity
 * 1..5 is 2, 5, 10, 20, 40 %. A stronger picture loses the blocks of a slighter one.
 *
 * <p>Source: a model of ours. Limits: blocks are lost one by one, not in the runs of a packet, and
 * no decoder conceals them.
 */
public record DroppedBlocks() implements Perturbation {
  private static final StrengthScale SCALE =
      StrengthScale.magnitude("%", "share", new StrengthScale.Domain(0, 100, 0), 2, 5, 10, 20, 40);

  @Override
  public String name() {
    return "dropped_blocks";
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
      canvas.fill(block, BlockCanvas.GREY);
    }
    return canvas.perturbed();
  }
}
